package io.ensemble.gateway.api;

import io.ensemble.bigbluebutton.ApiCall.Method;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.tenant.Tenant;
import io.ensemble.gateway.meeting.Slides;
import java.util.Optional;

/**
 * A call as it came over the wire, not verified yet.
 *
 * @param path what follows {@code /bigbluebutton/api/}
 * @param query what stands behind the {@code ?}, undecoded
 * @param contentType the header as it came; empty if there is none
 * @param hasBody whether a body came
 * @param form the parameters of a form body
 * @param slides a body that is not a form
 */
record RawCall(
        Method method,
        String path,
        Optional<Tenant> tenant,
        String query,
        String contentType,
        boolean hasBody,
        Parameters form,
        Optional<Slides> slides,
        String publicAddress) {}
