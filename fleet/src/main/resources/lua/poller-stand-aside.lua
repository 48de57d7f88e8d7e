-- Takes a poller out of the pollers, unless it is the only one: of several that do so at once, one stays.
--
-- KEYS  pollers
-- ARGV  poller
-- Returns how many others there are.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local others = 0
for _, poller in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], string.format('(%.0f', now), '+inf')) do
  if poller ~= ARGV[1] then
    others = others + 1
  end
end
if others > 0 then
  redis.call('ZREM', KEYS[1], ARGV[1])
end
return others
