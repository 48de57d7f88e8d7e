-- Finds the place of a meeting, or claims one on the least-loaded node and reserves the load that the meeting is
-- expected to grow to. Runs as one step, so that any number of dispatchers never put one meeting on two nodes, and
-- each sees what the others have reserved.
--
-- KEYS  placement of the meeting; the tenant's "placed" set; the word that the placements are complete; then, for every
--       node that may hold meetings, its "placed", "reserved" and "lost" sets
-- ARGV  meeting, now (ms), end of the reservation (ms), time to live (ms), participants to reserve for a meeting, how
--       many meetings the tenant may have (or -1), until when the claim is good by the clock of this server (ms), whether
--       the nodes were asked for the meeting (1 or 0), the names of a node's "placed" and "lost" sets with * for its id;
--       then, for every node in the order of KEYS: id, load (or "-" if it takes nothing new), weight
-- Of equally loaded nodes the first is taken: the caller shuffles them.
local meeting, now, reserved_until, ttl, expected = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5])
local limit = tonumber(ARGV[6])
local forgotten = string.format('%.0f', tonumber(now) + tonumber(ttl))
local nodes = (#KEYS - 3) / 3
local function id(i) return ARGV[8 + 3 * i] end
local function load(i) return ARGV[9 + 3 * i] end
local function weight(i) return tonumber(ARGV[10 + 3 * i]) end
local function placed(i) return KEYS[1 + 3 * i] end
local function reserved(i) return KEYS[2 + 3 * i] end
local function lost(i) return KEYS[3 + 3 * i] end

-- A server that was suspended carries out what its callers gave up long ago, and decided otherwise since.
local time = redis.call('TIME')
local clock = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
if clock > tonumber(ARGV[7]) then
  return { 'late' }
end

local holder = redis.call('HGET', KEYS[1], 'node')
if holder then
  for i = 1, nodes do
    if id(i) == holder then
      -- Whoever asks is about to use the meeting, so what others knew of this placement is out of date: a release that
      -- was decided before is refused. One more than before, should the clocks of two callers differ.
      local before = tonumber(redis.call('HGET', KEYS[1], 'since'))
      local since = string.format('%.0f', math.max(tonumber(now), before + 1))
      redis.call('HSET', KEYS[1], 'since', since)
      redis.call('PEXPIRE', KEYS[1], ttl)
      redis.call('ZADD', placed(i), since, meeting)
      redis.call('PEXPIRE', placed(i), ttl)
      redis.call('ZADD', KEYS[2], forgotten, meeting)
      redis.call('PEXPIRE', KEYS[2], ttl)
      return { 'found', holder, since }
    end
  end
  -- Its node is gone or given up: the meeting is placed anew.
end

-- That no placement is known here means nothing while placements may be missing: the store was emptied, or was away.
if not holder and ARGV[8] ~= '1' and redis.call('EXISTS', KEYS[3]) == 0 then
  return { 'unsure' }
end

-- A meeting that is placed anew has its share of the limit already.
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
if limit >= 0 and not redis.call('ZSCORE', KEYS[2], meeting) and redis.call('ZCARD', KEYS[2]) >= limit then
  return { 'limit' }
end

local best, least
for i = 1, nodes do
  if load(i) ~= '-' then
    redis.call('ZREMRANGEBYSCORE', reserved(i), '-inf', now)
    local waiting = redis.call('ZCARD', reserved(i))
    local effective = (tonumber(load(i)) + waiting * expected) / weight(i)
    if not least or effective < least then
      best, least = i, effective
    end
  end
end
if not best then
  return { 'none' }
end

if holder then
  -- Were it listed there still, nobody would notice if that node came back with it. (Not in KEYS, since the node is known
  -- only now; Ensemble's store is one server, no cluster.)
  redis.call('ZREM', string.gsub(ARGV[9], '%*', holder), meeting)
  local lost_there = string.gsub(ARGV[10], '%*', holder)
  redis.call('ZADD', lost_there, string.format('%.0f', clock), meeting)
  redis.call('PEXPIRE', lost_there, ttl)
end

redis.call('HSET', KEYS[1], 'node', id(best), 'since', now)
redis.call('PEXPIRE', KEYS[1], ttl)
redis.call('ZADD', KEYS[2], forgotten, meeting)
redis.call('PEXPIRE', KEYS[2], ttl)
redis.call('ZADD', placed(best), now, meeting)
redis.call('PEXPIRE', placed(best), ttl)
redis.call('ZADD', reserved(best), reserved_until, meeting)
redis.call('PEXPIRE', reserved(best), ttl)
-- The node may have lost an earlier meeting of this id; this one is not to be ended for it.
redis.call('ZREM', lost(best), meeting)
return { 'made', id(best), now }
