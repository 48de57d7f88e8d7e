package io.ensemble.fleet.store;

import io.ensemble.fleet.placement.MeetingKey;

/**
 * Every key that Ensemble uses in Redis. MEETING is {@code jitsi,ROOM} for a Jitsi room.
 *
 * <pre>
 * ensemble:nodes                     string  nodes as their sources describe them (JSON)
 * ensemble:node-origins              string  node id -> where it comes from (JSON)
 * ensemble:node-sources              hash    source -> the nodes that it lists (JSON)
 * ensemble:added-nodes               hash    node id -> when (ms), and the node that an operator added by the API (JSON)
 * ensemble:tenants                   string  tenants (JSON)
 * ensemble:pollers                   zset    ids of the pollers, by when their lease runs out (ms, the store's clock); expires
 * ensemble:pollers:epoch             string  larger each time that a poller joins; expires
 * ensemble:sightings                 hash    node id -> what was last seen of it (JSON); expires
 * ensemble:sightings:writers         hash    node id -> poller that wrote the sighting, and its count of writes; expires
 * ensemble:operator-states           hash    node id -> when (ms), and the state that an operator set over its source's (JSON)
 * ensemble:audit                     stream  what was done to nodes; the oldest make room
 * ensemble:troubles                  zset    nodes met in trouble, by when the hint is out of date (ms, the store's clock); expires
 * ensemble:late                      zset    nodes that keep their poller waiting, by when the hint is out of date (ms, the store's clock); expires
 * ensemble:ending                    zset    "node meeting": being ended, by when polling knows (ms, the store's clock); expires
 * ensemble:lease:NAME                string  who leads; expires
 * ensemble:lease:NAME:term           string  number of the lease, only ever grows
 * ensemble:placement:TENANT:MEETING  hash    node, since (ms); expires
 * ensemble:node:ID:placed            zset    meetings placed on the node, by time of the claim (ms); expires
 * ensemble:node:ID:reserved          zset    those that polling has not seen yet, and those that were told to go there, by expiry (ms); expires
 * ensemble:node:ID:lost              zset    meetings that were given up with the node, by when (ms, the store's clock); expires
 * ensemble:placements:complete       string  since when every running meeting is known to have its placement (ms)
 * ensemble:placements:incomplete     string  since when that is not known (ms)
 * ensemble:tenant:ID:placed          zset    meetings of the tenant that have a place, by when it expires (ms); expires
 * ensemble:tenant:ID:end-requests    zset    meetings that somebody wanted to be over, by when (ms, the store's clock); expires
 * ensemble:tenant:ID:seats           zset    people about to join, by when their seat's time is up (ms); expires
 * ensemble:tenant:ID:counted         hash    takenAt (ms), people: what polling last counted; expires
 * ensemble:node:ID:noticed           hash    meeting (the node's own id) -> when its people were told that it ends (ms); expires
 * ensemble:outbox                    stream  letters to deliver; consumer group "gateways"
 * ensemble:outbox:due                zset    letters that wait for their next attempt, by its time (ms)
 * ensemble:outbox:dead               stream  letters that were given up; the oldest make room
 * ensemble:outbox:known:ID           string  "waiting" or "delivered"; expires
 * ensemble:ends:TENANT:MEETING       hash    node, tokens: who wants to hear of the end; expires
 * ensemble:node:ID:ends              set     meetings on the node whose end somebody wants to hear of; expires
 * ensemble:end-nodes                 set     nodes with such meetings, be they in the fleet or not; expires
 * ensemble:hooks:TENANT              hash    hook id -> hook (JSON)
 * ensemble:hook-nodes                hash    node id -> what the node was given to tell us of events (JSON)
 * ensemble:hook-address              string  where nodes reach us, as the last caller of hooks/create did
 * </pre>
 */
final class Keys {

    static final String NODES = "ensemble:nodes";
    static final String NODE_ORIGINS = "ensemble:node-origins";
    static final String NODE_SOURCES = "ensemble:node-sources";
    static final String ADDED_NODES = "ensemble:added-nodes";
    static final String TENANTS = "ensemble:tenants";
    static final String OPERATOR_STATES = "ensemble:operator-states";
    static final String AUDIT = "ensemble:audit";
    static final String COMPLETE = "ensemble:placements:complete";
    static final String INCOMPLETE = "ensemble:placements:incomplete";
    static final String POLLERS = "ensemble:pollers";
    static final String POLLERS_EPOCH = POLLERS + ":epoch";
    static final String SIGHTINGS = "ensemble:sightings";
    static final String SIGHTINGS_WRITERS = SIGHTINGS + ":writers";
    static final String TROUBLES = "ensemble:troubles";
    static final String LATE = "ensemble:late";
    static final String ENDING = "ensemble:ending";
    static final String OUTBOX = "ensemble:outbox";
    static final String OUTBOX_DUE = OUTBOX + ":due";
    static final String OUTBOX_DEAD = OUTBOX + ":dead";

    static final String END_NODES = "ensemble:end-nodes";
    static final String HOOK_NODES = "ensemble:hook-nodes";
    static final String HOOK_ADDRESS = "ensemble:hook-address";

    private Keys() {}

    static String lease(String name) {
        return "ensemble:lease:" + name;
    }

    static String leaseTerm(String name) {
        return lease(name) + ":term";
    }

    static String placement(MeetingKey meeting) {
        return "ensemble:placement:" + meeting.asText();
    }

    static String placed(String node) {
        return "ensemble:node:" + node + ":placed";
    }

    static String lost(String node) {
        return "ensemble:node:" + node + ":lost";
    }

    static String placedOf(String tenant) {
        return "ensemble:tenant:" + tenant + ":placed";
    }

    static String endRequests(String tenant) {
        return "ensemble:tenant:" + tenant + ":end-requests";
    }

    static String seats(String tenant) {
        return "ensemble:tenant:" + tenant + ":seats";
    }

    static String counted(String tenant) {
        return "ensemble:tenant:" + tenant + ":counted";
    }

    static String reserved(String node) {
        return "ensemble:node:" + node + ":reserved";
    }

    static String noticed(String node) {
        return "ensemble:node:" + node + ":noticed";
    }

    static String outboxKnown(String letter) {
        return OUTBOX + ":known:" + letter;
    }

    static String hooks(String tenant) {
        return "ensemble:hooks:" + tenant;
    }

    static String endCallbacks(MeetingKey meeting) {
        return "ensemble:ends:" + meeting.asText();
    }

    static String endCallbacksOf(String node) {
        return "ensemble:node:" + node + ":ends";
    }
}
