package io.ensemble.gateway.api;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.MeetingId;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.tenant.Tenant;
import io.ensemble.gateway.meeting.Slides;
import java.util.Optional;

/**
 * A call whose checksum was verified.
 *
 * @param query parameters of the query, without the checksum
 * @param form parameters of a form body, without the checksum; none if there is no such body
 * @param slides a body that is not a form
 * @param publicAddress under which the caller reached us, without a trailing slash
 */
public record ApiRequest(
        ApiCall call, Tenant tenant, Parameters query, Parameters form, Optional<Slides> slides, String publicAddress) {

    /** All parameters as a server merges them: the query's come first. */
    public Parameters parameters() {
        return query.followedBy(form);
    }

    /** The meeting that the call is about. */
    public MeetingKey meeting() {
        return new MeetingKey(tenant.id(), parameters().text(MeetingId.PARAMETER));
    }
}
