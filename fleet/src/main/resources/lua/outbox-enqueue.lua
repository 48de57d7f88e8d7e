-- Puts a letter into the outbox, unless one with its id was there before.
--
-- KEYS  what is known of the id, outbox
-- ARGV  time to remember the id (ms), letter
-- Returns 1 if it was put in.
if not redis.call('SET', KEYS[1], 'waiting', 'NX', 'PX', ARGV[1]) then
  return 0
end
redis.call('XADD', KEYS[2], '*', 'letter', ARGV[2])
return 1
