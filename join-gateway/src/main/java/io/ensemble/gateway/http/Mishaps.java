package io.ensemble.gateway.http;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.ensemble.gateway.page.PageData;
import io.ensemble.gateway.page.WebPage;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what no endpoint answers into a page for a browser, and into a problem for a program. */
public class Mishaps {

    private static final Logger LOG = Logger.getLogger(Mishaps.class);

    private final WebPage page;

    Mishaps(WebPage page) {
        this.page = page;
    }

    @ServerExceptionMapper
    Response notServed(WebApplicationException mishap, HttpHeaders headers) {
        var status = mishap.getResponse().getStatus();
        return status >= 500
                ? unexpected(mishap, headers)
                : answer(
                        headers,
                        status,
                        status == 404 ? "not-found" : "unexpected",
                        status == 404 ? "There is nothing at this address." : "The request cannot be understood.");
    }

    @ServerExceptionMapper
    Response otherJson(MismatchedInputException mishap, HttpHeaders headers) {
        return answer(headers, 400, "unexpected", "The request cannot be understood.");
    }

    @ServerExceptionMapper
    Response fault(RuntimeException fault, HttpHeaders headers) {
        return unexpected(fault, headers);
    }

    private Response unexpected(Exception fault, HttpHeaders headers) {
        var number = UUID.randomUUID();
        LOG.errorf(fault, "Fault %s", number);
        // 503, since trying again is what helps; the number finds the fault in the log.
        return answer(headers, 503, "unexpected", "Something went wrong here. Fault " + number + ".");
    }

    private Response answer(HttpHeaders headers, int status, String code, String detail) {
        // As plain text: what cannot be read may be what went wrong.
        var accepted = headers.getHeaderString(HttpHeaders.ACCEPT);
        var browser = accepted != null && accepted.contains(MediaType.TEXT_HTML);
        return browser
                ? page.show(status, PageData.problem(code))
                : Problem.of(
                                status,
                                code,
                                Response.Status.fromStatusCode(status).getReasonPhrase(),
                                detail)
                        .toResponse();
    }
}
