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
    @JsonSubTypes.Type(value = Fault.Clock.class, name = "clock")
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

    private static void requirePositive(long millis) {
        if (millis <= 0) {
            throw new IllegalArgumentException("millis is a number above 0");
        }
    }
}
