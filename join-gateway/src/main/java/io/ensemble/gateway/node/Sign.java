package io.ensemble.gateway.node;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.ApiCall.Guard;
import io.ensemble.bigbluebutton.NodeReply.Failed;
import java.time.Duration;

/** What the outcome of one call says of the node. */
enum Sign {
    /** It answers. */
    WELL,
    /** It does not answer, or not as a healthy node does. */
    ILL,
    /** Nothing: the caller, or what was asked for, may be the reason. */
    NONE;

    /** Of a caller in a greater hurry nothing can be learned: a node under load is no node in trouble. */
    private static final Duration FAIR_TIME = Duration.ofSeconds(2);

    /** What an answer says: webhooks are an application of their own, which may be well on a node that is not. */
    static Sign ofAnswer(ApiCall call) {
        return call.guard() == Guard.HOOKS_CHECKSUM ? NONE : WELL;
    }

    /**
     * What a failure says.
     *
     * @param deadline how long the caller waited at most
     */
    static Sign of(ApiCall call, Patience patience, Duration deadline, Failed failed) {
        return switch (failed.reason()) {
            case REFUSED, WRONG_SECRET -> ILL;
            // And missing on a node that is well.
            case SERVER_ERROR -> call.guard() == Guard.HOOKS_CHECKSUM ? NONE : ILL;
            // Lists are as long as one tenant makes them, and a body comes as slowly as its sender's line is.
            case TIMEOUT ->
                patience == Patience.LIST || patience == Patience.UPLOAD || deadline.compareTo(FAIR_TIME) < 0
                        ? NONE
                        : ILL;
            case CONNECTION_LOST -> patience == Patience.UPLOAD ? NONE : ILL;
            // One odd name of one person makes a whole list unreadable.
            case UNREADABLE -> patience == Patience.LIST ? NONE : ILL;
            case REDIRECTED, BAD_STATUS, TOO_LARGE, INTERRUPTED -> NONE;
        };
    }
}
