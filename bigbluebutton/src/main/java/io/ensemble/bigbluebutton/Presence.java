// SPDX-License-Identifier: Apache-2.0
package io.ensemble.bigbluebutton;

import io.ensemble.bigbluebutton.NodeReply.Answered;

/** Whether a node has a meeting, by its answer to {@code getMeetingInfo}. */
public enum Presence {
    /** It has the meeting, and people can enter. */
    THERE,
    /** It has no such meeting, or has ended it: such a one stays listed for a while, and nobody enters it any more. */
    NOT_THERE,
    /** It did not say. */
    UNSAID;

    /** What the answer says; only {@code notFound} is a no, any other refusal says nothing of the meeting. */
    public static Presence in(NodeReply answerToGetMeetingInfo) {
        if (!(answerToGetMeetingInfo instanceof Answered answered)) {
            return UNSAID;
        }
        if (answered.success()) {
            return answered.response().text("hasBeenForciblyEnded").equals("true") ? NOT_THERE : THERE;
        }
        return answered.messageKey().equals(Failure.NOT_FOUND.key()) ? NOT_THERE : UNSAID;
    }
}
