// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** What this dispatcher is called among its like, until it is started again. */
@ApplicationScoped
public class ThisDispatcher {

    private final String id;

    ThisDispatcher(RandomGenerator random) {
        this.id = "dispatcher-" + HexFormat.of().toHexDigits(random.nextLong());
    }

    /** Different from every other dispatcher's. */
    public String id() {
        return id;
    }
}
