-- Releases a placement, unless the meeting was meanwhile claimed again.
--
-- KEYS  placement; "placed" and "reserved" sets of the node; "placed" set of the tenant
-- ARGV  meeting, node, since (ms) of the placement that is to go
-- Returns 1 if the placement was released.
local held = redis.call('HMGET', KEYS[1], 'node', 'since')
if held[1] == ARGV[2] and held[2] ~= ARGV[3] then
  return 0
end
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('ZREM', KEYS[3], ARGV[1])
if held[1] and held[1] ~= ARGV[2] then
  -- Placed anew elsewhere: the tenant still has the meeting.
  return 0
end
redis.call('ZREM', KEYS[4], ARGV[1])
return redis.call('DEL', KEYS[1])
