-- Finds the place of a meeting, or claims one on the least-loaded node and reserves the load that the meeting is
-- expected to grow to. Runs as one step, so that any number of dispatchers never put one meeting on two nodes, and
-- each sees what the others have reserved.
--
-- KEYS  placement of the meeting; the tenant's "placed" set; then, for every node that may hold meetings, its "placed"
--       and "reserved" sets
-- ARGV  meeting, now (ms), end of the reservation (ms), time to live (ms), participants to reserve for a meeting, how
--       many meetings the tenant may have (or -1);
--       then, for every node in the order of KEYS: id, load (or "-" if it takes nothing new), weight
-- Of equally loaded nodes the first is taken: the caller shuffles them.
local meeting, now, reserved_until, ttl, expected = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5])
local limit = tonumber(ARGV[6])
local forgotten = string.format('%.0f', tonumber(now) + tonumber(ttl))
local nodes = (#KEYS - 2) / 2

local holder = redis.call('HGET', KEYS[1], 'node')
if holder then
  for i = 1, nodes do
    if ARGV[4 + 3 * i] == holder then
      -- Whoever asks is about to use the meeting, so what others knew of this placement is out of date: a release that
      -- was decided before is refused. One more than before, should the clocks of two callers differ.
      local before = tonumber(redis.call('HGET', KEYS[1], 'since'))
      local since = string.format('%.0f', math.max(tonumber(now), before + 1))
      redis.call('HSET', KEYS[1], 'since', since)
      redis.call('PEXPIRE', KEYS[1], ttl)
      redis.call('ZADD', KEYS[2 * i + 1], since, meeting)
      redis.call('ZADD', KEYS[2], forgotten, meeting)
      redis.call('PEXPIRE', KEYS[2], ttl)
      return { 'found', holder, since }
    end
  end
  -- Its node is gone or given up: the meeting is placed anew.
end

-- A meeting that is placed anew has its share of the limit already.
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
if limit >= 0 and not redis.call('ZSCORE', KEYS[2], meeting) and redis.call('ZCARD', KEYS[2]) >= limit then
  return { 'limit' }
end

local best, least
for i = 1, nodes do
  local load = ARGV[5 + 3 * i]
  if load ~= '-' then
    redis.call('ZREMRANGEBYSCORE', KEYS[2 * i + 2], '-inf', now)
    local waiting = redis.call('ZCARD', KEYS[2 * i + 2])
    local effective = (tonumber(load) + waiting * expected) / tonumber(ARGV[6 + 3 * i])
    if not least or effective < least then
      best, least = i, effective
    end
  end
end
if not best then
  return { 'none' }
end

local node = ARGV[4 + 3 * best]
redis.call('HSET', KEYS[1], 'node', node, 'since', now)
redis.call('PEXPIRE', KEYS[1], ttl)
redis.call('ZADD', KEYS[2], forgotten, meeting)
redis.call('PEXPIRE', KEYS[2], ttl)
redis.call('ZADD', KEYS[2 * best + 1], now, meeting)
redis.call('PEXPIRE', KEYS[2 * best + 1], ttl)
redis.call('ZADD', KEYS[2 * best + 2], reserved_until, meeting)
redis.call('PEXPIRE', KEYS[2 * best + 2], ttl)
return { 'made', node, now }
