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

    /** The meeting. */
    public MeetingKey meeting() {
        return new MeetingKey(tenant.id(), parameters.text(MeetingId.PARAMETER));
    }

    /** The parameters as the node is to have them: with its id of the meeting, and what the tenant wants. */
    Parameters onNode() {
        var adapted = parameters.with(MeetingId.PARAMETER, MeetingScope.onNode(meeting()));
        for (var entry : tenant.create().defaults().entrySet()) {
            adapted = adapted.withDefault(entry.getKey(), entry.getValue());
        }
        for (var entry : tenant.create().overrides().entrySet()) {
            adapted = adapted.with(entry.getKey(), entry.getValue());
        }
        return adapted;
    }
}
