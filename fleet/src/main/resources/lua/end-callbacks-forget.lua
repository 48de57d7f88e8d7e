-- Forgets who wanted to hear of a meeting's end, unless it was created anew since.
--
-- KEYS  what is remembered of the meeting, meetings of the node, nodes
-- ARGV  meeting, node, tokens
local function leave()
  redis.call('SREM', KEYS[2], ARGV[1])
  if redis.call('EXISTS', KEYS[2]) == 0 then
    redis.call('SREM', KEYS[3], ARGV[2])
  end
end
local held = redis.call('HMGET', KEYS[1], 'node', 'tokens')
if held[1] ~= ARGV[2] then
  leave()
  return 0
end
if held[2] ~= ARGV[3] then
  return 0
end
leave()
return redis.call('DEL', KEYS[1])
