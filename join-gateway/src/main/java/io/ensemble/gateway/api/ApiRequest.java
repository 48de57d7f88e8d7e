package io.ensemble.gateway.api;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.MeetingId;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.tenant.Tenant;
import io.ensemble.gateway.meeting.RequestBody;
import java.util.Optional;

/**
 * A call whose checksum was verified.
 *
 * @param query parameters of the query, without the checksum
 * @param form parameters of a form body, without the checksum; none if there is no such body
 * @param body the body itself, unless it is a URL-encoded form
 * @param contentType the header as it came; empty if there is none
 * @param visitor who calls
 * @param publicAddress under which the caller reached us, without a trailing slash
 */
public record ApiRequest(
        ApiCall call,
        Tenant tenant,
        Parameters query,
        Parameters form,
        Optional<RequestBody> body,
        String contentType,
        Visitor visitor,
        String publicAddress) {

    /** All parameters as a server merges them: the query's come first. */
    public Parameters parameters() {
        return query.followedBy(form);
    }

    /** A body that is no form at all. */
    public Optional<RequestBody> slides() {
        return form.entries().isEmpty() ? body : Optional.empty();
    }

    /** The meeting that the call is about. */
    public MeetingKey meeting() {
        return new MeetingKey(tenant.id(), parameters().text(MeetingId.PARAMETER));
    }
}
