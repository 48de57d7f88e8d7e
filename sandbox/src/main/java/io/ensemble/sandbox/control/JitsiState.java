package io.ensemble.sandbox.control;

import io.ensemble.sandbox.fault.Fault;
import io.ensemble.sandbox.jitsi.conference.ConferenceView;
import io.ensemble.sandbox.jitsi.conference.Occupant;
import io.ensemble.sandbox.jitsi.token.Claims;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Jitsi server from the inside.
 *
 * @param tokens how it tells who may enter: secret, key or none
 * @param people in all rooms together
 * @param requests served, by what was asked
 */
record JitsiState(
        String node,
        String kind,
        String url,
        String tokens,
        Fault fault,
        double cpuPercent,
        long people,
        Map<String, Long> requests,
        List<RoomState> rooms) {

    /**
     * One room.
     *
     * @param room its name: {@code [tenant]room}, or the room alone
     * @param created milliseconds since 1970
     */
    record RoomState(String room, long created, List<PersonState> people) {

        static RoomState of(ConferenceView room) {
            return new RoomState(
                    room.name().text(),
                    room.created().toEpochMilli(),
                    room.people().stream().map(PersonState::of).toList());
        }
    }

    /**
     * One person; no id, since that would let anybody act as this person.
     *
     * @param claims what the verified token says; null without tokens
     * @param settings of the page, from its address
     */
    record PersonState(
            String name,
            String role,
            boolean microphone,
            boolean camera,
            @Nullable Map<String, Object> claims,
            Map<String, Object> settings) {

        static PersonState of(Occupant person) {
            var visitor = person.visitor();
            return new PersonState(
                    visitor.name(),
                    person.role().word(),
                    visitor.devices().microphone(),
                    visitor.devices().camera(),
                    visitor.claims().map(Claims::all).orElse(null),
                    visitor.settings());
        }
    }
}
