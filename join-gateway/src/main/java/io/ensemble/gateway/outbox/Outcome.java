package io.ensemble.gateway.outbox;

/** What came of an attempt. Reasons are in words for an operator, and show no address. */
sealed interface Outcome {

    /** The front end has it. */
    record Delivered() implements Outcome {}

    /** It may go better later. */
    record Failed(String reason) implements Outcome {}

    /** It will never go better. */
    record Hopeless(String reason) implements Outcome {}
}
