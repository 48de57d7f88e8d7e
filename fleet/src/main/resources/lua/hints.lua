-- Answers the hints that are still good, by the store's own time.
--
-- KEYS  hints, by when they are out of date; any number of keys
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local hints = {}
for _, key in ipairs(KEYS) do
  for _, hint in ipairs(redis.call('ZRANGEBYSCORE', key, string.format('(%.0f', now), '+inf')) do
    hints[#hints + 1] = hint
  end
end
return hints
