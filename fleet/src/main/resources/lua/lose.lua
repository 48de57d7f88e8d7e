-- Notes that a node lost a meeting, should it come back with it.
--
-- KEYS  "lost" set of the node
-- ARGV  meeting, now (ms), time to live (ms)
redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
return redis.call('PEXPIRE', KEYS[1], ARGV[3])
