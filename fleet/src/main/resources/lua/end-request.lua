-- Notes that somebody wanted a meeting to be over.
--
-- KEYS  the tenant's end requests
-- ARGV  meeting, for how long that is remembered (ms), how many are remembered
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
redis.call('ZADD', KEYS[1], string.format('%.0f', now), ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', now - tonumber(ARGV[2])))
redis.call('ZREMRANGEBYRANK', KEYS[1], 0, -1 - tonumber(ARGV[3]))
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
