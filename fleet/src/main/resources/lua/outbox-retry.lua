-- Puts a letter off. If somebody else has settled it meanwhile, nothing happens.
--
-- KEYS  outbox, letters that are put off
-- ARGV  group, entry, until when (ms), letter
-- Returns 1 if it was put off.
if redis.call('XACK', KEYS[1], ARGV[1], ARGV[2]) == 0 then
  return 0
end
redis.call('XDEL', KEYS[1], ARGV[2])
redis.call('ZADD', KEYS[2], ARGV[3], ARGV[4])
return 1
