package io.ensemble.sandbox.people;

import io.ensemble.sandbox.jitsi.conference.Conferences;
import io.ensemble.sandbox.jitsi.conference.Devices;
import io.ensemble.sandbox.jitsi.conference.Visitor;
import io.ensemble.sandbox.jitsi.room.RoomName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Jitsi server as people see it. They need no token here, so they moderate nothing. */
public record Rooms(Conferences conferences) implements Venue {

    @Override
    public List<Door> doors() {
        return conferences.all().stream().map(room -> door(room.name())).toList();
    }

    private Door door(RoomName room) {
        return stranger -> {
            var devices = new Devices(stranger.microphone(), stranger.camera());
            var visitor = new Visitor(stranger.name(), devices, Optional.empty(), Map.of(), false);
            return conferences.enter(room, visitor, () -> false).map(occupant -> () -> {
                var _ = conferences.leave(occupant.id());
            });
        };
    }
}
