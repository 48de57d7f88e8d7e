package io.ensemble.dispatcher.placement;

import io.ensemble.dispatcher.DispatcherConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.random.RandomGenerator;

/** Makes the policy as it is configured. */
@ApplicationScoped
class PolicyOfThisService {

    @Produces
    @Singleton
    LoadRule load(DispatcherConfig config) {
        return new LoadRule(
                config.expectedParticipants(),
                config.youngFor(),
                config.participantsAtFullCpu(),
                config.jitsi().participantsAtFullCpu());
    }

    @Produces
    @Singleton
    PlacementPolicy policy(LoadRule load, RandomGenerator chance, DispatcherConfig config) {
        var measure = switch (config.policy()) {
            case LOAD -> load;
            case IDLEST_CPU -> new IdlestCpu();
        };
        return new PlacementPolicy(measure, chance, config.busyAbove());
    }
}
