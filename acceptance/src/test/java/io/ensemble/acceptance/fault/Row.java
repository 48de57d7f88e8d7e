package io.ensemble.acceptance.fault;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a fault did.
 *
 * @param toTheDead meetings that were asked for later than {@link #BLIND_FOR} after a node failed, and were led to it or
 *     refused; empty if no node failed
 * @param elsewhere until all meetings of the failed node could be joined again; {@link #NEVER} if they could not in time;
 *     empty if that was not tried
 * @param lasted the whole row, with making ready and judging
 */
record Row(
        Fault fault,
        Tally tally,
        Judge.Verdict verdict,
        OptionalLong toTheDead,
        Optional<Duration> elsewhere,
        Duration lasted) {

    /** How long Ensemble may not know that a node is dead. */
    static final Duration BLIND_FOR = Duration.ofSeconds(3);

    /** How soon the meetings of a dead node must be joinable elsewhere, at default settings. */
    static final Duration RESCUED_WITHIN = Duration.ofSeconds(15);

    /** Longer than anything that is measured. */
    static final Duration NEVER = Duration.ofDays(1);

    /** Findings that are told of each kind; more would hide the table. */
    private static final int TOLD = 3;

    /** Fewer requests than in three seconds of the load tell nothing. */
    private static final int ENOUGH = 36;

    private static final String LINE = "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |%n";

    static String header() {
        return LINE.formatted(
                        "fault",
                        "sent",
                        "failed",
                        "good again after (s)",
                        "slowest (s)",
                        "joins failed",
                        "lost",
                        "twins",
                        "new to the dead",
                        "elsewhere (s)")
                + "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|%n".formatted();
    }

    String line() {
        return LINE.formatted(
                fault.name(),
                tally.sent(),
                tally.failed(),
                seconds(tally.untilGood()),
                seconds(tally.slowest()),
                tally.failedJoins(),
                verdict.lost().size(),
                verdict.twins().size(),
                fault.bars().contains(Fault.Bar.NOTHING_TO_THE_DEAD) ? String.valueOf(toTheDead.orElse(-1)) : "",
                elsewhere.map(Row::seconds).orElse(""));
    }

    /** What is to be known of the row beyond its figures; empty if nothing is. */
    String account() {
        var text = new StringBuilder();
        if (!tally.why().isEmpty()) {
            text.append("- ")
                    .append(fault.name())
                    .append(", failed: ")
                    .append(tally.why())
                    .append('\n');
        }
        tell(text, "lost", verdict.lost());
        tell(text, "twins", verdict.twins());
        return text.toString();
    }

    /** The bars that this row misses, in words. */
    List<String> misses() {
        var misses = new ArrayList<String>();
        if (!verdict.lost().isEmpty()) {
            misses.add("meetings lost: " + verdict.lost());
        }
        if (!verdict.twins().isEmpty()) {
            misses.add("twins: " + verdict.twins());
        }
        if (tally.sent() < ENOUGH) {
            misses.add("only %d requests were sent, too few to tell".formatted(tally.sent()));
        }
        fault.bars().forEach(bar -> misses(bar).ifPresent(misses::add));
        return misses;
    }

    private Optional<String> misses(Fault.Bar bar) {
        return switch (bar) {
            case NOTHING_FAILS ->
                missed(tally.failed() > 0, "%d requests failed: %s".formatted(tally.failed(), tally.why()));
            case NO_JOIN_FAILS ->
                missed(
                        tally.failedJoins() > 0,
                        "%d joins of running meetings failed: %s".formatted(tally.failedJoins(), tally.why()));
            case NOTHING_TO_THE_DEAD ->
                missed(
                        toTheDead.orElse(1) > 0,
                        "new meetings went to the dead node, or were refused, later than %s s after its death: %s"
                                .formatted(seconds(BLIND_FOR), toTheDead));
            case SOON_ELSEWHERE ->
                missed(
                        elsewhere.orElse(NEVER).compareTo(RESCUED_WITHIN) > 0,
                        "the dead node's meetings could be joined again after %s s"
                                .formatted(elsewhere.map(Row::seconds).orElse("?")));
        };
    }

    private void tell(StringBuilder text, String what, List<Judge.Finding> found) {
        if (!found.isEmpty()) {
            text.append("- %s, %s: %s%s%n"
                    .formatted(
                            fault.name(),
                            what,
                            found.stream()
                                    .limit(TOLD)
                                    .map(Judge.Finding::toString)
                                    .collect(joining("; ")),
                            found.size() > TOLD ? "; and so on" : ""));
        }
    }

    private static Optional<String> missed(boolean missed, String how) {
        return missed ? Optional.of(how) : Optional.empty();
    }

    private static String seconds(Duration duration) {
        return duration.equals(NEVER) ? "never" : String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1e3);
    }
}
