-- Takes a lease that is free, or renews one that is held.
--
-- KEYS  lease, its term
-- ARGV  owner, time to live (ms)
-- Returns the number of the lease, or 0 if somebody else holds it.
local owner = redis.call('GET', KEYS[1])
if owner and owner ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
if owner then
  return tonumber(redis.call('GET', KEYS[2]) or redis.call('INCR', KEYS[2]))
end
return redis.call('INCR', KEYS[2])
