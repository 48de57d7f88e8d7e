package io.ensemble.gateway.http;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/**
 * What went wrong, for programs (RFC 9457).
 *
 * @param code one word that stays the same whatever the texts say
 */
@RegisterForReflection // answered within a Response, so that the build does not see it
public record Problem(String type, String title, int status, String detail, String code) {

    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A problem of this kind. */
    public static Problem of(int status, String code, String title, String detail) {
        return new Problem("about:blank", title, status, detail, code);
    }

    /** The answer that says so. */
    public Response toResponse() {
        return answer().build();
    }

    /** The answer that says so, and when to ask again. */
    public Response toResponse(Duration retryAfter) {
        return answer().header("Retry-After", retryAfter.toSeconds()).build();
    }

    private Response.ResponseBuilder answer() {
        return Response.status(status)
                .type(MediaType.valueOf(MEDIA_TYPE))
                .header("Cache-Control", "no-store")
                .entity(this);
    }
}
