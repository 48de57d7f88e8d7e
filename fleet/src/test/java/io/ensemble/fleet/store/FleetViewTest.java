// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
class FleetViewTest {

    @Inject
    FleetView view;

    @Inject
    StoreAccess store;

    @Test
    void aStoreThatWasRestartedBetweenTwoLooksIsNoticed() {
        // Given
        store.answeredBy("the run before");
        var outages = store.outages();

        // When
        view.refresh();

        // Then once
        assertThat(store.outages()).isEqualTo(outages + 1);
        view.refresh();
        assertThat(store.outages()).isEqualTo(outages + 1);
    }
}
