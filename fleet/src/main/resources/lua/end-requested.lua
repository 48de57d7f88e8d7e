-- Answers how long ago somebody wanted a meeting to be over (ms), or nothing if nobody did.
--
-- KEYS  the tenant's end requests
-- ARGV  meeting
local at = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not at then
  return false
end
local time = redis.call('TIME')
return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000) - tonumber(at)
