-- Writes the snapshot, unless one with a newer lease is there: a poller that lost its lease unawares writes nothing.
--
-- KEYS  snapshot
-- ARGV  term, json, time to live (ms)
-- Returns 1 if it was written.
local term = tonumber(redis.call('HGET', KEYS[1], 'term') or 0)
if term > tonumber(ARGV[1]) then
  return 0
end
redis.call('HSET', KEYS[1], 'term', ARGV[1], 'json', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1
