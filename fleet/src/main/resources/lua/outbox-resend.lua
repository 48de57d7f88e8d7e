-- Puts a dead letter back into the outbox, if it is still there.
--
-- KEYS  dead letters, outbox
-- ARGV  entry, letter as it goes back
-- Returns 1 if it was there.
if redis.call('XDEL', KEYS[1], ARGV[1]) == 0 then
  return 0
end
redis.call('XADD', KEYS[2], '*', 'letter', ARGV[2])
return 1
