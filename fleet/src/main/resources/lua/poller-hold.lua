-- Makes a poller one of the pollers, or renews its lease. Time is the store's own, so that no poller's clock matters.
--
-- KEYS  pollers
-- ARGV  poller, its lease (ms), time to live of the key (ms)
-- Returns the time (ms), and all pollers whose lease has not run out.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', now))
redis.call('ZADD', KEYS[1], string.format('%.0f', now + tonumber(ARGV[2])), ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return { now, redis.call('ZRANGE', KEYS[1], 0, -1) }
