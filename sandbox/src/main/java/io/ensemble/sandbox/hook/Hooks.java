package io.ensemble.sandbox.hook;

import io.ensemble.sandbox.callback.Courier;
import io.ensemble.sandbox.callback.DeliveryRules;
import io.ensemble.sandbox.callback.Outbox;
import io.ensemble.sandbox.meeting.MeetingEvent;
import io.ensemble.sandbox.recording.Recording;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** All webhooks of a node. As in bbb-webhooks, they outlive a restart of the node. */
public final class Hooks {

    private record Registered(Hook hook, Outbox outbox) {}

    private final Map<String, Registered> byId = new LinkedHashMap<>();
    private final Courier courier;
    private final HookSignature signature;
    private final InstantSource time;
    private final HookIds ids;

    public Hooks(Courier courier, HookSignature signature, InstantSource time, RandomGenerator random) {
        this.courier = courier;
        this.signature = signature;
        this.time = time;
        this.ids = new HookIds(random);
    }

    /** Registers an address, unless it is registered. */
    public synchronized HookOutcome create(
            String callbackUrl, Optional<String> meetingId, Set<String> eventIds, boolean raw) {
        for (var registered : byId.values()) {
            if (registered.hook().callbackUrl().equals(callbackUrl)) {
                return new HookOutcome.Duplicate(registered.hook());
            }
        }
        var hook = new Hook(ids.next(), callbackUrl, meetingId, eventIds, raw);
        // An address where nobody answers for so long is not asked any more.
        var outbox = courier.outbox(DeliveryRules.HOOK, () -> destroy(hook.id()));
        byId.put(hook.id(), new Registered(hook, outbox));
        return new HookOutcome.Created(hook);
    }

    /** Removes a hook; false if there is none. */
    public synchronized boolean destroy(String hookId) {
        return byId.remove(hookId) != null;
    }

    /** All hooks, or those that hear of this meeting: its own and the global ones. */
    public synchronized List<Hook> list(Optional<String> meetingId) {
        return byId.values().stream()
                .map(Registered::hook)
                .filter(hook -> meetingId.isEmpty()
                        || hook.meetingId().isEmpty()
                        || hook.meetingId().equals(meetingId))
                .toList();
    }

    /** Something happened in a meeting. After its end nobody waits for news of it alone. */
    public void tell(MeetingEvent event) {
        tell(HookEvents.of(event, time.millis()));
        if (event instanceof MeetingEvent.Ended end) {
            drop(end.meeting().settings().meetingId());
        }
    }

    /** A recording was published. */
    public void published(Recording recording) {
        tell(HookEvents.published(recording, time.millis()));
    }

    // Outside the lock: an outbox may find out at once that it has to remove its hook.
    private void tell(HookEvent event) {
        for (var registered : concerned(event)) {
            registered.outbox().put(signature.sign(registered.hook(), event));
        }
    }

    private synchronized List<Registered> concerned(HookEvent event) {
        return byId.values().stream()
                .filter(registered -> registered.hook().wants(event))
                .toList();
    }

    private synchronized void drop(String meetingId) {
        byId.values()
                .removeIf(registered ->
                        registered.hook().meetingId().filter(meetingId::equals).isPresent());
    }
}
