package io.ensemble.gateway.placement;

import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.gateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The placements that this gateway itself saw: for the time when the store is away or was emptied, and polling has not seen
 * a meeting yet. What is said elsewhere goes before it.
 */
@ApplicationScoped
public class PlacementMemory {

    private final InstantSource clock;
    private final int most;
    private final Duration kept;

    /** The longest unused one first. */
    private final Map<MeetingKey, Memory> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<MeetingKey, Memory> eldest) {
            return size() > most;
        }
    };

    public PlacementMemory(InstantSource clock, GatewayConfig config) {
        this.clock = clock;
        this.most = config.memory().placements();
        this.kept = config.memory().kept();
    }

    /** The meeting is there now. */
    public void remember(MeetingKey meeting, String node) {
        var memory = new Memory(node, clock.instant());
        synchronized (remembered) {
            remembered.put(meeting, memory);
        }
    }

    /** Where the meeting was; empty if this gateway never saw it, or too long ago. */
    public Optional<Memory> find(MeetingKey meeting) {
        var oldest = clock.instant().minus(kept);
        synchronized (remembered) {
            var memory = Optional.ofNullable(remembered.get(meeting));
            if (memory.filter(found -> found.at().isBefore(oldest)).isPresent()) {
                remembered.remove(meeting);
                return Optional.empty();
            }
            return memory;
        }
    }

    /** The meeting is over, or elsewhere. */
    public void forget(MeetingKey meeting) {
        synchronized (remembered) {
            remembered.remove(meeting);
        }
    }

    /** Begins anew. */
    public void forgetAll() {
        synchronized (remembered) {
            remembered.clear();
        }
    }
}
