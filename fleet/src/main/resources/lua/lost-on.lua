-- Answers the meetings that a node lost, and those among them that were ended later than they were lost.
--
-- KEYS  "lost" set of the node, meetings that were ended
local lost, ended = {}, {}
local found = redis.call('ZRANGE', KEYS[1], 0, -1, 'WITHSCORES')
for i = 1, #found, 2 do
  table.insert(lost, found[i])
  local at = redis.call('ZSCORE', KEYS[2], found[i])
  if at and tonumber(at) >= tonumber(found[i + 1]) then
    table.insert(ended, found[i])
  end
end
return { lost, ended }
