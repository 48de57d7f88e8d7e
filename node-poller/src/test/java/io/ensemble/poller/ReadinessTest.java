// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.SnapshotStore;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.poller.share.Membership;
import io.ensemble.poller.watch.Watches;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** When the loop is ready: while it goes round, whatever the clocks show. */
class ReadinessTest {

    private final AtomicReference<Duration> uptime = new AtomicReference<>(Duration.ZERO);
    private final PollLoop loop = new PollLoop(
            mock(Membership.class),
            mock(FleetView.class),
            mock(Watches.class),
            mock(SnapshotStore.class),
            mock(StoreAccess.class),
            uptime::get);

    @Test
    void aLoopThatDoesNotGoRoundIsNotReady() {
        uptime.set(Duration.ofMillis(9_999));
        assertThat(loop.call().getStatus()).isEqualTo(Status.UP);
        uptime.set(Duration.ofSeconds(10));
        assertThat(loop.call().getStatus()).isEqualTo(Status.DOWN);
    }
}
