-- Moves a letter to the dead ones, of which the oldest make room. If somebody else has settled it meanwhile, nothing
-- happens.
--
-- KEYS  outbox, dead letters
-- ARGV  group, entry, letter, most dead letters, time before which they go (ms)
-- Returns 1 if it was moved.
if redis.call('XACK', KEYS[1], ARGV[1], ARGV[2]) == 0 then
  return 0
end
redis.call('XDEL', KEYS[1], ARGV[2])
redis.call('XTRIM', KEYS[2], 'MINID', ARGV[5])
redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[4], '*', 'letter', ARGV[3])
return 1
