package io.ensemble.sandbox.meeting;

import java.util.Collection;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How people come into meetings: registered by a join, then present by a browser. */
public final class Attendance {

    private final Registry registry;
    private final Tokens tokens;

    public Attendance(Registry registry, RandomGenerator random) {
        this.registry = registry;
        this.tokens = new Tokens(random);
    }

    /** Registers somebody. Nobody counts before a browser connects. */
    public JoinOutcome join(JoinRequest request) {
        return registry.locked(() -> registry.find(request.meetingId())
                .map(meeting -> join(meeting, request))
                .orElseGet(JoinOutcome.NoSuchMeeting::new));
    }

    /** Every session of a living meeting. */
    public Collection<Session> sessions() {
        return registry.locked(() -> registry.sessions().all());
    }

    /** The session of a token. */
    public Optional<Session> session(String token) {
        return registry.locked(() -> registry.sessions().find(token));
    }

    /** The user leaves, and the token is worth nothing from here on. */
    public void signOut(String token) {
        registry.locked(() -> {
            registry.sessions().find(token).ifPresent(session -> {
                leave(session);
                registry.sessions().remove(token);
            });
            return true;
        });
    }

    private JoinOutcome join(Meeting meeting, JoinRequest request) {
        if (request.createTime().isPresent()
                && request.createTime().getAsLong() != meeting.created().toEpochMilli()) {
            return new JoinOutcome.CreateTimeMismatch();
        }
        if (!request.existingUserId().isEmpty()) {
            return meeting.user(request.existingUserId())
                    .<JoinOutcome>map(user -> register(meeting, user.person(), GuestStatus.ALLOW))
                    .orElseGet(JoinOutcome.NoSuchUser::new);
        }
        if (!meeting.hasRoomFor(request.userId(), request.bot())) {
            return new JoinOutcome.Full();
        }
        var status = meeting.settings().guestPolicy().admit(request.role(), request.guest(), request.authenticated());
        return status == GuestStatus.DENY ? new JoinOutcome.Denied() : register(meeting, newPerson(request), status);
    }

    private JoinOutcome register(Meeting meeting, Person person, GuestStatus status) {
        var session = new Session(
                tokens.alphanumeric(16),
                tokens.alphanumeric(12),
                person,
                meeting.internalId(),
                meeting.settings().name(),
                status,
                registry.time().instant());
        registry.sessions().add(session);
        return new JoinOutcome.Joined(session);
    }

    private Person newPerson(JoinRequest request) {
        var internalId = "w_" + tokens.alphanumeric(12);
        return new Person(
                internalId,
                request.userId().isEmpty() ? internalId : request.userId(),
                request.fullName(),
                request.role(),
                request.bot(),
                request.customData());
    }

    private void leave(Session session) {
        registry.find(session.meetingId())
                .ifPresent(meeting -> meeting.user(session.person().internalId())
                        .ifPresent(user -> new Door(registry).leave(meeting, user, true)));
    }
}
