-- Takes a seat for somebody who is about to join a meeting, if the tenant has one left.
--
-- A seat is held from the join until polling counts the person. Polling tells how many there are, not who: so as many of
-- the oldest seats as people have come since the last look are given back. Those who left meanwhile hide as many who came;
-- such a seat is held until its time is up, so the limit is never exceeded.
--
-- KEYS  seats of the tenant; what polling last counted
-- ARGV  person, now (ms), end of the seat's time (ms), seats at most, when polling looked (ms), how many people it saw,
--       time to live (ms)
-- Returns 1 if the person has a seat.
local seats, counted = KEYS[1], KEYS[2]
local people = tonumber(ARGV[6])
redis.call('ZREMRANGEBYSCORE', seats, '-inf', ARGV[2])

local last = redis.call('HMGET', counted, 'takenAt', 'people')
if last[1] and tonumber(last[1]) >= tonumber(ARGV[5]) then
  people = tonumber(last[2])
else
  local come = last[1] and people - tonumber(last[2]) or 0
  if come > 0 then
    redis.call('ZPOPMIN', seats, come)
  end
  redis.call('HSET', counted, 'takenAt', ARGV[5], 'people', ARGV[6])
end
redis.call('PEXPIRE', counted, ARGV[7])

if redis.call('ZSCORE', seats, ARGV[1]) then
  return 1
end
if people + redis.call('ZCARD', seats) >= tonumber(ARGV[4]) then
  return 0
end
redis.call('ZADD', seats, ARGV[3], ARGV[1])
redis.call('PEXPIRE', seats, ARGV[7])
return 1
