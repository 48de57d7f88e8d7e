-- Keeps keys from expiring.
--
-- KEYS  placements of running meetings, and the index of their node
-- ARGV  time to live (ms)
for i = 1, #KEYS do
  redis.call('PEXPIRE', KEYS[i], ARGV[1])
end
return #KEYS
