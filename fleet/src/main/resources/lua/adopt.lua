-- Notes where a meeting runs that has no placement.
--
-- KEYS  placement; "placed" and "lost" sets of the node; "placed" set of the tenant
-- ARGV  meeting, node, now (ms), time to live (ms), since (ms) of the placement that this one takes the place of (or "-")
-- Returns 1 if the meeting has this placement now.
local held = redis.call('HMGET', KEYS[1], 'node', 'since')
if held[1] and held[1] ~= ARGV[2] and held[2] ~= ARGV[5] then
  return 0
end
if held[1] == ARGV[2] then
  return 1
end
redis.call('HSET', KEYS[1], 'node', ARGV[2], 'since', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
redis.call('PEXPIRE', KEYS[2], ARGV[4])
redis.call('ZREM', KEYS[3], ARGV[1])
redis.call('ZADD', KEYS[4], string.format('%.0f', tonumber(ARGV[3]) + tonumber(ARGV[4])), ARGV[1])
redis.call('PEXPIRE', KEYS[4], ARGV[4])
return 1
