package io.ensemble.benchmark.startup;

import java.util.List;
import java.util.Map;

/**
 * A service that is measured. It is one more replica beside those of a running suite, as in a rolling update.
 *
 * @param name its module
 * @param ports where it listens
 * @param environment its configuration; secrets go this way, since everybody may read a command line
 * @param question asked for the first answer, and 10,000 times for the memory under load
 * @param training asked besides while the cache is trained: what people and monitors ask in the first minutes
 */
record Service(String name, Ports ports, Map<String, String> environment, Question question, List<Question> training) {

    /** The readiness that balancers ask, on the management port. */
    static final Question READY = new Question("/q/health/ready");

    /**
     * Where a service listens, on this machine only.
     *
     * @param http its own port
     * @param management health and metrics
     */
    record Ports(int http, int management) {}
}
