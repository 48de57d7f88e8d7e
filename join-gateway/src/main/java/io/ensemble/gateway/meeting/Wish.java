package io.ensemble.gateway.meeting;

import io.ensemble.bigbluebutton.MeetingId;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.tenant.MeetingScope;
import io.ensemble.fleet.tenant.Tenant;
import java.util.Optional;

/**
 * The wish for a meeting, as a front end or a room link has it.
 *
 * @param parameters of {@code create}, as they came
 * @param manner how they travel to the node
 * @param body slides, if the call has some
 * @param ofRequest the address under which the caller reached us, if it is known
 */
public record Wish(
        Tenant tenant, Parameters parameters, Manner manner, Optional<RequestBody> body, Optional<String> ofRequest) {

    /** How parameters travel: some are too many for an address. */
    public enum Manner {
        QUERY,
        FORM
    }

    /** Name of the parameter that carries the parent of a breakout room. */
    public static final String PARENT = "parentMeetingID";

    /** The meeting. */
    public MeetingKey meeting() {
        return new MeetingKey(tenant.id(), parameters.text(MeetingId.PARAMETER));
    }

    /** Whether it is a breakout room that is wished for. */
    public boolean breakout() {
        return parameters.text("isBreakout").equalsIgnoreCase("true");
    }

    /** The meeting that a breakout room is to belong to. */
    public MeetingKey parent() {
        return new MeetingKey(tenant.id(), parameters.text(PARENT));
    }

    /** The parameters as the node is to have them: with its id of the meeting, and what the tenant wants. */
    Parameters onNode() {
        return TenantWishes.forCreate(tenant, parameters).with(MeetingId.PARAMETER, MeetingScope.onNode(meeting()));
    }
}
