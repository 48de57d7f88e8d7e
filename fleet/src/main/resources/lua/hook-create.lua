-- Takes a hook, unless the tenant has one for the same address. Tenants have a handful of hooks, so all are looked at.
--
-- KEYS  hooks of the tenant
-- ARGV  id, address, hook
-- Returns the id of the hook for that address.
local hooks = redis.call('HGETALL', KEYS[1])
for i = 1, #hooks, 2 do
  if cjson.decode(hooks[i + 1])['callbackUrl'] == ARGV[2] then
    return hooks[i]
  end
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return ARGV[1]
