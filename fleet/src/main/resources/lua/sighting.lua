-- Writes or forgets what was seen of one node, if the poller may.
--
-- A poller may write while the pollers are those among whom it divided the nodes, itself among them, and nobody has joined
-- since: so no two ever hold a node at the same time, and whoever lost its lease unawares writes nothing, not even when it
-- has it again and the pollers have the same names as before. Of one poller's writes, one that was overtaken on its way is
-- refused too. Their order is by count, not by time: the clocks of two pollers differ, and a poller whose clock was set back
-- must not be refused until it has caught up.
--
-- KEYS  pollers; their epoch; sightings; their writers
-- ARGV  poller; the pollers that it knows, sorted and joined by commas; their epoch; its count of writes; node; JSON, or ''
--       to forget the node; time to live (ms)
-- Returns 1 if it was written.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local pollers = redis.call('ZRANGEBYSCORE', KEYS[1], string.format('(%.0f', now), '+inf')
table.sort(pollers)
if table.concat(pollers, ',') ~= ARGV[2] or redis.call('GET', KEYS[2]) ~= ARGV[3] then
  return 0
end

local writer, count = string.match(redis.call('HGET', KEYS[4], ARGV[5]) or '', '^(%S+) (%d+)$')
if writer == ARGV[1] and tonumber(count) >= tonumber(ARGV[4]) then
  return 0
end

if ARGV[6] == '' then
  redis.call('HDEL', KEYS[3], ARGV[5])
  redis.call('HDEL', KEYS[4], ARGV[5])
  -- A fleet whose last node has gone can be told from a store that was emptied.
  redis.call('HSET', KEYS[4], '.', ARGV[1])
else
  redis.call('HSET', KEYS[3], ARGV[5], ARGV[6])
  redis.call('HSET', KEYS[4], ARGV[5], ARGV[1] .. ' ' .. ARGV[4])
end
redis.call('PEXPIRE', KEYS[3], ARGV[7])
redis.call('PEXPIRE', KEYS[4], ARGV[7])
return 1
