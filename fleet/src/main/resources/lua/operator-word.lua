-- Writes what an operator says of a node, and that it was said. The latest word stands, whatever the clocks of the
-- services say: it is dated later than the one that it replaces.
--
-- KEYS  words by node, audit
-- ARGV  node, when it is said (ms), the word (JSON), entry of the audit (JSON), how many entries are kept
-- Returns the word as it stands in the store.
local before = redis.call('HGET', KEYS[1], ARGV[1])
local said = tonumber(ARGV[2])
if before then
  -- Asked again, because the answer did not come through.
  if string.sub(before, string.find(before, ' ') + 1) == ARGV[3] then
    return before
  end
  said = math.max(said, tonumber(string.match(before, '^%d+')) + 1)
end
local word = string.format('%.0f', said) .. ' ' .. ARGV[3]
redis.call('HSET', KEYS[1], ARGV[1], word)
redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[5], '*', 'entry', ARGV[4])
return word
