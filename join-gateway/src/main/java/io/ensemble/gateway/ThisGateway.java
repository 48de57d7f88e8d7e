package io.ensemble.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** What this gateway is called among its like, until it is started again. */
@ApplicationScoped
public class ThisGateway {

    private final String id;

    ThisGateway(RandomGenerator random) {
        this.id = new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** Different from every other gateway's. */
    public String id() {
        return id;
    }
}
