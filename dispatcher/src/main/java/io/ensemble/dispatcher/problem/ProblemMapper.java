package io.ensemble.dispatcher.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.fleet.store.StoreAwayException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns everything that can go wrong in a request into problem+json. Nothing of a stack trace ever leaves. */
class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    private final Duration retryAfter;

    ProblemMapper(DispatcherConfig config) {
        this.retryAfter = config.retryAfter();
    }

    @ServerExceptionMapper
    Response ours(ProblemException ours) {
        return answer(ours.problem(), ours.retryAfter());
    }

    @ServerExceptionMapper
    Response storeAway(StoreAwayException away) {
        var problem = Problem.of(
                503, "store-away", "The store is away", "The store does not answer; nothing was decided. Ask again.");
        return answer(problem, Optional.of(retryAfter));
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized(SecurityException refused) {
        var problem = Problem.of(
                401, "unauthorized", "Unauthorized", "Send one of the configured keys: Authorization: Bearer KEY");
        return builder(problem)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"ensemble\"")
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException refused) {
        return answer(Problem.of(403, "forbidden", "Forbidden", "The key does not allow this."), Optional.empty());
    }

    /** The exception's own message would quote what was sent. */
    @ServerExceptionMapper({MismatchedInputException.class, JacksonException.class})
    Response notOurJson(JacksonException malformed) {
        var where = malformed.getLocation();
        var detail = where == null
                ? "The body is not the JSON that is expected here."
                : "The body is not the JSON that is expected here: line " + where.getLineNr() + ", column "
                        + where.getColumnNr() + ".";
        return answer(Problem.of(400, "bad-request", "Bad request", detail), Optional.empty());
    }

    @ServerExceptionMapper
    Response http(WebApplicationException http) {
        if (http.getCause() instanceof JacksonException malformed) {
            return notOurJson(malformed);
        }
        var status = http.getResponse().getStatusInfo();
        if (status.getStatusCode() >= 500) {
            return unexpected(http);
        }
        var title = status.getReasonPhrase();
        var code = title.toLowerCase(Locale.ROOT).replace(' ', '-');
        var builder = builder(Problem.of(status.getStatusCode(), code, title, detail(status.getStatusCode())));
        var allow = http.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return (allow == null ? builder : builder.header(HttpHeaders.ALLOW, allow)).build();
    }

    private static String detail(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this path.";
            case 405 -> "This path does not take that method.";
            case 406 -> "The answer is application/json.";
            case 415 -> "Send the body as Content-Type: application/json.";
            default -> "The request cannot be answered.";
        };
    }

    @ServerExceptionMapper
    Response unexpected(Throwable unexpected) {
        var id = UUID.randomUUID();
        LOG.errorf(unexpected, "Unexpected error %s", id);
        var detail = "The log of the dispatcher tells more about error " + id + ".";
        return answer(Problem.of(500, "unexpected", "Unexpected error", detail), Optional.empty());
    }

    private static Response answer(Problem problem, Optional<Duration> retryAfter) {
        var builder = builder(problem);
        retryAfter.ifPresent(time -> builder.header(HttpHeaders.RETRY_AFTER, Math.max(1, time.toSeconds())));
        return builder.build();
    }

    private static Response.ResponseBuilder builder(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }
}
