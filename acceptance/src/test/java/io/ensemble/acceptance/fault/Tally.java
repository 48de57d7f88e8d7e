package io.ensemble.acceptance.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What became of the requests that began after a fault.
 *
 * @param failedJoins of these, joins of meetings that run
 * @param untilGood from the fault to the beginning of the last request that failed: all that began later succeeded.
 *     Nothing if none failed
 * @param slowest the longest that a request took that succeeded
 * @param why the reasons of failures and how often each was given
 */
record Tally(int sent, int failed, int failedJoins, Duration untilGood, Duration slowest, String why) {

    /**
     * Counts.
     *
     * @param sent all requests, also those before the fault
     */
    static Tally since(Instant fault, List<Sent> sent) {
        // One that was under way when the fault came was hit by it too.
        var hit = sent.stream()
                .filter(request -> request.began().plus(request.took()).isAfter(fault))
                .toList();
        var failed = hit.stream().filter(Sent::failed).toList();
        return new Tally(
                hit.size(),
                failed.size(),
                (int) failed.stream()
                        .filter(request -> request.kind() == Sent.Kind.JOIN)
                        .count(),
                failed.stream()
                        .map(request -> Duration.between(fault, request.began()))
                        .filter(Duration::isPositive)
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO),
                hit.stream()
                        .filter(request -> !request.failed())
                        .map(Sent::took)
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO),
                reasons(failed));
    }

    private static String reasons(List<Sent> failed) {
        return failed.stream()
                .collect(Collectors.groupingBy(
                        request -> request.kind() + ": " + request.failure().orElse(""),
                        TreeMap::new,
                        Collectors.counting()))
                .entrySet()
                .stream()
                .map(reason -> reason.getValue() + " x " + reason.getKey())
                .collect(Collectors.joining("; "));
    }
}
