-- Notes that a node lost a meeting, should it come back with it.
--
-- KEYS  "lost" set of the node
-- ARGV  meeting, time to live (ms)
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
redis.call('ZADD', KEYS[1], string.format('%.0f', now), ARGV[1])
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
