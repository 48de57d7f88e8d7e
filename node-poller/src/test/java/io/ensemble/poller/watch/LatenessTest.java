// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.watch;

import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.store.TroubleStore;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LatenessTest {

    private static final long SOON = 10_000;

    private final AtomicLong now = new AtomicLong();
    private final TroubleStore troubles = mock(TroubleStore.class);
    private final Lateness lateness = new Lateness(troubles, new StoreAccess(() -> Instant.ofEpochMilli(now.get())));

    @AfterEach
    void end() {
        lateness.end();
    }

    @Test
    void whoKeepsALookWaitingIsToldOfUntilItAnswers() {
        // When
        var waiting = lateness.await("bbb-01");

        // Then
        verify(troubles, timeout(SOON)).late("bbb-01");
        verify(troubles, never()).inTime("bbb-01");
        waiting.over(true);
        verify(troubles).inTime("bbb-01");
    }

    @Test
    void whoAnswersInTimeIsNotToldOf() {
        // When one answers, and another, asked after it, does not
        lateness.await("quick").over(true);
        lateness.await("heard").close();
        var _ = lateness.await("slow");

        // Then
        verify(troubles, timeout(SOON)).late("slow");
        verify(troubles, never()).late("quick");
        verify(troubles, never()).late("heard");
        verify(troubles, never()).inTime("quick");
    }

    @Test
    void aFailedLookIsToldOfAtOnceAndOnlyOnce() {
        // When
        lateness.await("bbb-01").over(false);
        lateness.await("bbb-01").over(false);

        // Then
        verify(troubles, times(1)).late("bbb-01");
        lateness.await("bbb-01").over(true);
        lateness.await("bbb-01").over(true);
        verify(troubles, times(1)).inTime("bbb-01");
    }

    @Test
    void whatTheStoreDidNotTakeIsToldAgain() {
        // Given
        doThrow(new IllegalStateException("no store"))
                .doNothing()
                .when(troubles)
                .late("bbb-01");

        // When
        lateness.await("bbb-01").over(false);
        now.addAndGet(1000);
        lateness.await("bbb-01").over(false);

        // Then
        verify(troubles, times(2)).late("bbb-01");
    }
}
