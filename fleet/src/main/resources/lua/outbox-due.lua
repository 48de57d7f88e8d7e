-- Brings back letters that were put off until now.
--
-- KEYS  letters that are put off, outbox
-- ARGV  now (ms), how many at most
-- Returns how many.
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[2])
for i = 1, #due do
  redis.call('XADD', KEYS[2], '*', 'letter', due[i])
  redis.call('ZREM', KEYS[1], due[i])
end
return #due
