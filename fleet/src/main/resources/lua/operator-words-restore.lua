-- Writes words back that the store has lost. One that it has, and that is as new, stays.
--
-- KEYS  words by node
-- ARGV  node and word as it stood in the store, again and again
-- Returns how many were missing or older.
local restored = 0
for i = 1, #ARGV, 2 do
  local stored = redis.call('HGET', KEYS[1], ARGV[i])
  local mine = tonumber(string.match(ARGV[i + 1], '^%d+'))
  if not stored or tonumber(string.match(stored, '^%d+')) < mine then
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
    restored = restored + 1
  end
end
return restored
