package io.ensemble.gateway.api;

import io.ensemble.bigbluebutton.ApiCall.Method;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.tenant.Tenant;
import io.ensemble.gateway.meeting.RequestBody;
import java.util.Optional;

/**
 * A call as it came over the wire, not verified yet.
 *
 * @param path what follows {@code /bigbluebutton/api/}
 * @param query what stands behind the {@code ?}, undecoded
 * @param contentType the header as it came; empty if there is none
 * @param visitor who calls
 * @param hasBody whether a body came
 * @param tooLong whether the body is a form that is longer than is read
 * @param form the parameters of a form body
 * @param body the body itself, unless it is a URL-encoded form
 */
record RawCall(
        Method method,
        String path,
        Optional<Tenant> tenant,
        String query,
        String contentType,
        Visitor visitor,
        boolean hasBody,
        boolean tooLong,
        Parameters form,
        Optional<RequestBody> body,
        String publicAddress) {}
