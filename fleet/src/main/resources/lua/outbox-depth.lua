-- Counts letters in one step, so that one that is moved meanwhile is counted once.
--
-- KEYS  outbox, letters that are put off, dead letters
return { redis.call('XLEN', KEYS[1]), redis.call('ZCARD', KEYS[2]), redis.call('XLEN', KEYS[3]) }
