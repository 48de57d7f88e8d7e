package io.ensemble.gateway.hook;

import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.HookSubscriptionStore;
import io.ensemble.gateway.callback.CallbackAddress;
import io.ensemble.gateway.store.PresentStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * The address at which nodes tell us of their events. If none is configured, it is the one at which a front end reached
 * us, but only while there is one tenant: a front end can write any host into its request, and nodes would tell that host
 * of everybody's meetings.
 */
@ApplicationScoped
class HookAddress {

    private final CallbackAddress callbacks;
    private final HookSubscriptionStore subscriptions;
    private final PresentStore store;
    private final FleetView fleet;

    HookAddress(CallbackAddress callbacks, HookSubscriptionStore subscriptions, PresentStore store, FleetView fleet) {
        this.callbacks = callbacks;
        this.subscriptions = subscriptions;
        this.store = store;
        this.fleet = fleet;
    }

    /** The address; empty if nobody knows it. */
    Optional<String> current() {
        return callbacks.base(trustsRequests() ? store.ask(subscriptions::address) : Optional.empty());
    }

    /** Learns from a request how we are reached. Answers whether anybody knows it now. */
    boolean learn(String ofRequest) {
        if (callbacks.base(Optional.empty()).isPresent()) {
            return true;
        }
        if (!trustsRequests()) {
            return false;
        }
        store.tell(() -> subscriptions.rememberAddress(ofRequest));
        return true;
    }

    private boolean trustsRequests() {
        return fleet.tenants().all().size() == 1;
    }
}
