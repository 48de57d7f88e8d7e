package io.ensemble.gateway.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.HookSubscriptionStore;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.tenant.CreateParameters;
import io.ensemble.fleet.tenant.Tenant;
import io.ensemble.fleet.tenant.TenantLimits;
import io.ensemble.fleet.tenant.Tenants;
import io.ensemble.gateway.callback.CallbackAddress;
import io.ensemble.gateway.store.PresentStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HookAddressTest {

    private static final Tenant ONE = Tenant.theDefault(new Secret("s"));
    private static final Tenant ANOTHER =
            new Tenant("moodle", Set.of(), List.of(), TenantLimits.NONE, CreateParameters.UNCHANGED);

    private final CallbackAddress callbacks = mock();
    private final HookSubscriptionStore store = mock();
    private final FleetView fleet = mock();
    private final PresentStore present = new PresentStore(new StoreAccess(InstantSource.system()));
    private final HookAddress address = new HookAddress(callbacks, store, present, fleet);

    @BeforeEach
    void nothingIsConfigured() {
        when(callbacks.base(any())).thenAnswer(call -> call.getArgument(0));
    }

    @Test
    void aLoneTenantTellsHowWeAreReached() {
        // Given
        when(fleet.tenants()).thenReturn(new Tenants(List.of(ONE)));
        when(store.address()).thenReturn(Optional.of("https://e.example.org"));

        // Then
        assertThat(address.learn("https://e.example.org")).isTrue();
        verify(store).rememberAddress("https://e.example.org");
        assertThat(address.current()).contains("https://e.example.org");
    }

    @Test
    void amongSeveralTenantsNobodyLeadsTheEventsOfOthersElsewhere() {
        // Given
        when(fleet.tenants()).thenReturn(new Tenants(List.of(ONE, ANOTHER)));
        when(store.address()).thenReturn(Optional.of("https://from.before.example.org"));

        // Then
        assertThat(address.learn("https://evil.example.org")).isFalse();
        verify(store, never()).rememberAddress(any());
        assertThat(address.current()).isEmpty();
    }
}
