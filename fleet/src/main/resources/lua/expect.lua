-- Tells the least-loaded node to somebody who brings a meeting of his own, and expects one there for a while. Nothing is
-- claimed, and whoever asks next is told of the next node.
--
-- KEYS  for every node that takes meetings, its "reserved" set
-- ARGV  a name for what is expected, now (ms), until when it is expected (ms), time to live (ms), participants to expect;
--       then, for every node in the order of KEYS: id, load, weight
-- Of equally loaded nodes the first is taken: the caller shuffles them. Returns its id.
local expected = tonumber(ARGV[5])
local best, least
for i = 1, #KEYS do
  redis.call('ZREMRANGEBYSCORE', KEYS[i], '-inf', ARGV[2])
  local waiting = redis.call('ZCARD', KEYS[i])
  local effective = (tonumber(ARGV[4 + 3 * i]) + waiting * expected) / tonumber(ARGV[5 + 3 * i])
  if not least or effective < least then
    best, least = i, effective
  end
end
redis.call('ZADD', KEYS[best], ARGV[3], ARGV[1])
redis.call('PEXPIRE', KEYS[best], ARGV[4])
return ARGV[3 + 3 * best]
