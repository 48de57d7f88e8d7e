-- Publishes the nodes of the fleet, if nobody has published others since they were read, and puts on record what that
-- changes.
--
-- KEYS  nodes, where they come from, audit
-- ARGV  SHA-1 of the nodes and origins that were read, nodes (JSON), where they come from (JSON), how many entries of the
--       audit are kept, entries (JSON)
-- Returns 1 if they are published.
local nodes = redis.call('GET', KEYS[1]) or ''
local origins = redis.call('GET', KEYS[2]) or ''
if redis.sha1hex(nodes .. origins) ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[2])
redis.call('SET', KEYS[2], ARGV[3])
for i = 5, #ARGV do
  redis.call('XADD', KEYS[3], 'MAXLEN', '~', ARGV[4], '*', 'entry', ARGV[i])
end
return 1
