-- Remembers who wants to hear of a meeting's end, in place of what was remembered of it.
--
-- KEYS  what is remembered of the meeting, meetings of the node, nodes
-- ARGV  meeting, node, tokens, time to live (ms)
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'node', ARGV[2], 'tokens', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
redis.call('SADD', KEYS[2], ARGV[1])
redis.call('PEXPIRE', KEYS[2], ARGV[4])
redis.call('SADD', KEYS[3], ARGV[2])
redis.call('PEXPIRE', KEYS[3], ARGV[4])
return 1
