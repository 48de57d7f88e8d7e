package io.ensemble.sandbox.fault;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What is wrong with a node (section 4.1.6 of the reference). As JSON, its kind is the property {@code kind}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Fault.None.class, name = "none"),
    @JsonSubTypes.Type(value = Fault.Slow.class, name = "slow"),
    @JsonSubTypes.Type(value = Fault.Refuse.class, name = "refuse"),
    @JsonSubTypes.Type(value = Fault.Status.class, name = "status"),
    @JsonSubTypes.Type(value = Fault.Html.class, name = "html"),
    @JsonSubTypes.Type(value = Fault.Truncated.class, name = "truncated"),
    @JsonSubTypes.Type(value = Fault.Empty.class, name = "empty"),
    @JsonSubTypes.Type(value = Fault.ResetAfterCreate.class, name = "reset-after-create"),
    @JsonSubTypes.Type(value = Fault.WrongSecret.class, name = "wrong-secret"),
    @JsonSubTypes.Type(value = Fault.Hang.class, name = "hang"),
    @JsonSubTypes.Type(value = Fault.Clock.class, name = "clock"),
    @JsonSubTypes.Type(value = Fault.Half.class, name = "half"),
    @JsonSubTypes.Type(value = Fault.Negative.class, name = "negative"),
    @JsonSubTypes.Type(value = Fault.Unhealthy.class, name = "unhealthy"),
    @JsonSubTypes.Type(value = Fault.Dead.class, name = "dead")
})
public sealed interface Fault {
    /** Nothing. */
    record None() implements Fault {}

    /** Every call takes that much longer. */
    record Slow(long millis) implements Fault {
        public Slow {
            requirePositive(millis);
        }
    }

    /** Nobody listens on the port for that long; the whole port, so the sandbox's own endpoints too. */
    record Refuse(long millis) implements Fault {
        public Refuse {
            requirePositive(millis);
        }
    }

    /** nginx answers alone, as while bbb-web restarts. */
    record Status(int code) implements Fault {
        public Status {
            if (code < 400 || code > 599) {
                throw new IllegalArgumentException("code is a status from 400 to 599");
            }
        }
    }

    /** 200 and a page that is no answer. */
    record Html() implements Fault {}

    /** Half of each answer, then the connection is closed. */
    record Truncated() implements Fault {}

    /** 200 and nothing. */
    record Empty() implements Fault {}

    /** The meeting is created, and nobody hears of it. Other calls are well. */
    record ResetAfterCreate() implements Fault {}

    /** The node's secret is another now. */
    record WrongSecret() implements Fault {}

    /** No call is ever answered. */
    record Hang() implements Fault {}

    /** The node's clock is wrong by that much: createTime and the exporter's time are. */
    record Clock(long seconds) implements Fault {}

    /** The first half of each answer, with everything around it as if that were all. */
    record Half() implements Fault {}

    /** Every number in the statistics is below 0. */
    record Negative() implements Fault {}

    /** The node says itself that it is not well. */
    record Unhealthy() implements Fault {}

    /**
     * The power is cut: everything is lost, and nobody listens on the port.
     *
     * @param millis so long; 0 for ever
     */
    record Dead(long millis) implements Fault {
        public Dead {
            if (millis < 0) {
                throw new IllegalArgumentException("millis is a number above 0, or left out");
            }
        }
    }

    private static void requirePositive(long millis) {
        if (millis <= 0) {
            throw new IllegalArgumentException("millis is a number above 0");
        }
    }
}
