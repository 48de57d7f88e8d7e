package io.ensemble.gateway.node;

import io.ensemble.gateway.GatewayConfig;
import java.time.Duration;
import java.util.function.Function;

/** How long a kind of call may take. */
public enum Patience {
    CREATE(GatewayConfig.Nodes::createDeadline),
    DOUBT(GatewayConfig.Nodes::doubtDeadline),
    UPLOAD(GatewayConfig.Nodes::uploadDeadline),
    HEALTH(GatewayConfig.Nodes::healthDeadline),
    SEARCH(GatewayConfig.Nodes::searchDeadline),
    CALL(GatewayConfig.Nodes::callDeadline),
    LIST(GatewayConfig.Nodes::listDeadline);

    @SuppressWarnings("ImmutableEnumChecker") // a method reference without state
    private final Function<GatewayConfig.Nodes, Duration> deadline;

    Patience(Function<GatewayConfig.Nodes, Duration> deadline) {
        this.deadline = deadline;
    }

    Duration deadline(GatewayConfig.Nodes config) {
        return deadline.apply(config);
    }
}
