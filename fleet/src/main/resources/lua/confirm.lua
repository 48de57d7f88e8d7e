-- Keeps the placements of running meetings from expiring.
--
-- KEYS  "placed" set of their node; then, for every meeting, its placement and its tenant's "placed" set
-- ARGV  time to live (ms), end of it (ms); then every meeting in the order of KEYS
redis.call('PEXPIRE', KEYS[1], ARGV[1])
for i = 1, #ARGV - 2 do
  if redis.call('PEXPIRE', KEYS[2 * i], ARGV[1]) == 1 then
    redis.call('ZADD', KEYS[2 * i + 1], ARGV[2], ARGV[i + 2])
    redis.call('PEXPIRE', KEYS[2 * i + 1], ARGV[1])
  end
end
return #ARGV - 2
