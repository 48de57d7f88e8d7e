-- Adds hints that are good for a while. Time is the store's own, so that neither the writer's clock matters nor a reader's.
--
-- KEYS  hints, by when they are out of date
-- ARGV  for how long they are good (ms), the hints
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', now))
for i = 2, #ARGV do
  redis.call('ZADD', KEYS[1], string.format('%.0f', now + tonumber(ARGV[1])), ARGV[i])
end
-- All are good for the same time, so none outlasts the last one.
return redis.call('PEXPIRE', KEYS[1], ARGV[1])
