-- Takes a delivered letter out of the outbox, and remembers that it was delivered: should somebody have taken it over
-- meanwhile, they see it.
--
-- KEYS  outbox, what is known of the id
-- ARGV  group, entry, time to remember the id (ms)
redis.call('SET', KEYS[2], 'delivered', 'PX', ARGV[3])
redis.call('XACK', KEYS[1], ARGV[1], ARGV[2])
return redis.call('XDEL', KEYS[1], ARGV[2])
