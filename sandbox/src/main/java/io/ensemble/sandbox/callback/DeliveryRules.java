package io.ensemble.sandbox.callback;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How hard a node tries to deliver a callback.
 *
 * @param retries how long to wait before each further attempt
 * @param alsoFine statuses beside 2xx after which nothing is tried again
 */
public record DeliveryRules(
        List<Duration> retries, Set<Integer> alsoFine, Duration deadline, boolean followsRedirects) {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    /** Ends of meetings: four more attempts, no redirects (CallbackUrlService). */
    public static final DeliveryRules END =
            new DeliveryRules(millis(30_000, 60_000, 120_000, 300_000), Set.of(), DEADLINE, false);

    /** Recordings and analytics: the scripts of bbb-recording-core try once. */
    public static final DeliveryRules ONCE = new DeliveryRules(List.of(), Set.of(), DEADLINE, true);

    /** Webhooks: the intervals of bbb-webhooks (section 2.13); 401 counts as delivered. */
    public static final DeliveryRules HOOK = new DeliveryRules(
            millis(100, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 30_000, 60_000, 60_000, 60_000, 60_000),
            Set.of(401),
            Duration.ofSeconds(5),
            true);

    public DeliveryRules {
        retries = List.copyOf(retries);
        alsoFine = Set.copyOf(alsoFine);
    }

    boolean delivered(int status) {
        return (status >= 200 && status < 300) || alsoFine.contains(status);
    }

    private static List<Duration> millis(Integer... waits) {
        return Stream.of(waits).map(Duration::ofMillis).toList();
    }
}
