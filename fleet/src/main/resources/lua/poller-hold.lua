-- Makes a poller one of the pollers, or renews its lease. Time is the store's own, so that no poller's clock matters.
--
-- Each time that somebody joins, be it somebody whose lease had run out, a new epoch begins. It is larger than any before,
-- also than those of a store that was emptied since: for that it is taken from the time, in microseconds.
--
-- KEYS  pollers; their epoch
-- ARGV  poller, its lease (ms), time to live of the keys (ms)
-- Returns the time (ms), the epoch as text, and all pollers whose lease has not run out.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', now))
local joined = redis.call('ZADD', KEYS[1], string.format('%.0f', now + tonumber(ARGV[2])), ARGV[1]) == 1
local epoch = tonumber(redis.call('GET', KEYS[2]) or 0)
if joined or epoch == 0 then
  epoch = math.max(epoch + 1, tonumber(time[1]) * 1000000 + tonumber(time[2]))
end
local text = string.format('%.0f', epoch)
redis.call('SET', KEYS[2], text, 'PX', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return { now, text, redis.call('ZRANGE', KEYS[1], 0, -1) }
