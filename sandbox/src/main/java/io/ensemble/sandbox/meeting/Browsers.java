package io.ensemble.sandbox.meeting;

import java.util.function.BiFunction;

/** What a browser does with its token: connect, stay, leave. */
public final class Browsers {

    private final Registry registry;
    private final Door door;

    public Browsers(Registry registry) {
        this.registry = registry;
        this.door = new Door(registry);
    }

    /** What the token means, changing nothing. */
    public Presence look(String token) {
        return with(token, (meeting, session) -> presence(meeting, session.person()));
    }

    /** A browser that says nothing more until it leaves; connecting again changes its media. */
    public Presence connect(String token, Media media) {
        return with(token, (meeting, session) -> {
            door.enter(meeting, session.person(), media);
            return presence(meeting, session.person());
        });
    }

    /** A page was opened: from now on it has to report. */
    public Presence open(String token) {
        return with(token, (meeting, session) -> beat(meeting, session.person()));
    }

    /** The page reports. One who was taken for lost is back, as after a break in the network; one who left is not. */
    public Presence report(String token) {
        return with(token, (meeting, session) -> {
            var user = meeting.user(session.person().internalId());
            return user.isEmpty() || user.get().leftAtWill()
                    ? presence(meeting, session.person())
                    : beat(meeting, session.person());
        });
    }

    /** The browser is closed, or the person pressed Leave. */
    public Presence leave(String token) {
        return with(token, (meeting, session) -> {
            meeting.user(session.person().internalId()).ifPresent(user -> door.leave(meeting, user, true));
            return presence(meeting, session.person());
        });
    }

    private Presence beat(Meeting meeting, Person person) {
        var user = meeting.user(person.internalId())
                .filter(User::present)
                .orElseGet(() -> door.enter(meeting, person, Media.NONE));
        user.beat(registry.time().instant());
        return presence(meeting, person);
    }

    private Presence presence(Meeting meeting, Person person) {
        var view = registry.view(meeting);
        var user = meeting.user(person.internalId());
        if (user.isEmpty()) {
            return new Presence.Registered(view, person);
        }
        return user.get().present() ? new Presence.Present(view, person) : new Presence.Left(view, person);
    }

    private Presence with(String token, BiFunction<Meeting, Session, Presence> action) {
        return registry.locked(() -> {
            var session = registry.sessions().seen(token);
            if (session.isEmpty()) {
                return registry.sessions()
                        .logoutUrlOfEnded(token)
                        .<Presence>map(Presence.Ended::new)
                        .orElseGet(Presence.Unknown::new);
            }
            var meeting = registry.find(session.get().meetingId());
            if (meeting.isEmpty()) {
                return new Presence.Unknown();
            }
            return session.get().guestStatus() == GuestStatus.WAIT
                    ? new Presence.Waiting(
                            registry.view(meeting.get()), session.get().person())
                    : action.apply(meeting.get(), session.get());
        });
    }
}
