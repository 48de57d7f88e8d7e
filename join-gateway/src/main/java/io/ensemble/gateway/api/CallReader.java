package io.ensemble.gateway.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ensemble.bigbluebutton.ApiCall.Method;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.tenant.Tenant;
import io.ensemble.gateway.GatewayConfig;
import io.ensemble.gateway.http.PublicAddress;
import io.ensemble.gateway.meeting.RequestBody;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a call from the wire: forms into parameters, any other body not at all. */
@ApplicationScoped
class CallReader {

    /** What our page that waits sends when it asks whether it would be led on. */
    private static final String WAITING_PAGE = "Ensemble-Waiting-Page";

    private final PublicAddress publicAddress;
    private final GatewayConfig config;

    CallReader(PublicAddress publicAddress, GatewayConfig config) {
        this.publicAddress = publicAddress;
        this.config = config;
    }

    /** A call with GET: a body, if there is one, means nothing. */
    RawCall get(HttpServerRequest request, String path, Optional<Tenant> tenant) {
        return raw(request, Method.GET, path, tenant, new Content(Parameters.NONE, Optional.empty(), false));
    }

    /** A call with POST. */
    RawCall post(HttpServerRequest request, String path, Optional<Tenant> tenant, InputStream body) throws IOException {
        return raw(request, Method.POST, path, tenant, content(request, body));
    }

    /**
     * What came in the body.
     *
     * @param form its parameters, if it is a form
     * @param body the body itself, if it may have to go on to the node
     * @param tooLong whether it is a form, and longer than is read
     */
    private record Content(Parameters form, Optional<RequestBody> body, boolean tooLong) {}

    private Content content(HttpServerRequest request, InputStream body) throws IOException {
        var contentType = text(request.getHeader("Content-Type"));
        var mediaType = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (mediaType) {
            case "application/x-www-form-urlencoded" -> form(body);
            case "multipart/form-data" -> multipart(contentType, body);
            default ->
                new Content(
                        Parameters.NONE,
                        hasBody(request)
                                ? Optional.of(new RequestBody(contentType, body, length(request)))
                                : Optional.empty(),
                        false);
        };
    }

    private Content form(InputStream body) throws IOException {
        var bytes = body.readNBytes(config.maxFormSize() + 1);
        // A form that is cut off would mean something else than its sender meant.
        return bytes.length > config.maxFormSize()
                ? new Content(Parameters.NONE, Optional.empty(), true)
                : new Content(Parameters.parse(new String(bytes, UTF_8)), Optional.empty(), false);
    }

    private Content multipart(String contentType, InputStream body) throws IOException {
        var bytes = body.readNBytes(config.maxFormSize() + 1);
        if (bytes.length > config.maxFormSize()) {
            return new Content(Parameters.NONE, Optional.empty(), true);
        }
        var whole = new RequestBody(contentType, new ByteArrayInputStream(bytes), bytes.length);
        return new Content(MultipartForm.fields(contentType, bytes), Optional.of(whole), false);
    }

    private RawCall raw(
            HttpServerRequest request, Method method, String path, Optional<Tenant> tenant, Content content) {
        return new RawCall(
                method,
                path.startsWith("/") ? path.substring(1) : path,
                tenant,
                text(request.query()),
                text(request.getHeader("Content-Type")),
                method == Method.GET ? visitor(request) : Visitor.PROGRAM,
                hasBody(request),
                content.tooLong(),
                content.form(),
                content.body(),
                publicAddress.of(request));
    }

    /**
     * A browser that goes to a page names HTML; front ends and scripts take whatever comes. Our own page, which asks whether
     * the way is open, says so; no page of ours is shown in a frame (https://www.w3.org/TR/fetch-metadata/).
     */
    private static Visitor visitor(HttpServerRequest request) {
        if (request.getHeader(WAITING_PAGE) != null) {
            return Visitor.WAITING_PAGE;
        }
        var destination = text(request.getHeader("Sec-Fetch-Dest"));
        var asPage = destination.isEmpty() || destination.equals("document");
        return asPage
                        && text(request.getHeader("Accept"))
                                .toLowerCase(Locale.ROOT)
                                .contains("text/html")
                ? Visitor.BROWSER
                : Visitor.PROGRAM;
    }

    private static boolean hasBody(HttpServerRequest request) {
        return length(request) > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private static long length(HttpServerRequest request) {
        var header = request.getHeader("Content-Length");
        return header == null ? -1 : Long.parseLong(header);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
