package io.ensemble.gateway.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ensemble.bigbluebutton.ApiCall.Method;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.tenant.Tenant;
import io.ensemble.gateway.GatewayConfig;
import io.ensemble.gateway.http.PublicAddress;
import io.ensemble.gateway.meeting.Slides;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * BigBlueButton's API, as one server would offer it, under the tenant's host name or under {@code /t/TENANT}.
 *
 * <p>Everything is taken raw, since the checksum covers the bytes of the query, and since a server answers in XML with
 * status 200 where this framework would have words of its own.
 */
@Path("/")
@RunOnVirtualThread
public class ApiResource {

    private static final String BASE = "bigbluebutton/api{path: (/[^/]+)*/?}";
    private static final String TENANT_BASE = "t/{tenant}/" + BASE;

    private final Api api;
    private final FleetView fleet;
    private final PublicAddress publicAddress;
    private final GatewayConfig config;

    ApiResource(Api api, FleetView fleet, PublicAddress publicAddress, GatewayConfig config) {
        this.api = api;
        this.fleet = fleet;
        this.publicAddress = publicAddress;
        this.config = config;
    }

    @GET
    @Path(BASE)
    public Response get(@PathParam("path") String path, @Context HttpServerRequest request) {
        return answer(call(request, path, atHost(request)));
    }

    @GET
    @Path(TENANT_BASE)
    public Response get(
            @PathParam("tenant") String tenant, @PathParam("path") String path, @Context HttpServerRequest request) {
        return answer(call(request, path, fleet.tenants().withId(tenant)));
    }

    @POST
    @Path(BASE)
    public Response post(@PathParam("path") String path, @Context HttpServerRequest request, InputStream body)
            throws IOException {
        return answer(call(request, path, atHost(request), body));
    }

    @POST
    @Path(TENANT_BASE)
    public Response post(
            @PathParam("tenant") String tenant,
            @PathParam("path") String path,
            @Context HttpServerRequest request,
            InputStream body)
            throws IOException {
        return answer(call(request, path, fleet.tenants().withId(tenant), body));
    }

    private Optional<Tenant> atHost(HttpServerRequest request) {
        return fleet.tenants().at(publicAddress.host(request));
    }

    private RawCall call(HttpServerRequest request, String path, Optional<Tenant> tenant) {
        return raw(request, Method.GET, path, tenant, Parameters.NONE, Optional.empty());
    }

    private RawCall call(HttpServerRequest request, String path, Optional<Tenant> tenant, InputStream body)
            throws IOException {
        var contentType = text(request.getHeader("Content-Type"));
        var mediaType = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (mediaType.equals("application/x-www-form-urlencoded")) {
            return raw(request, Method.POST, path, tenant, form(body), Optional.empty());
        }
        var slides = hasBody(request)
                ? Optional.of(new Slides(contentType, body, length(request)))
                : Optional.<Slides>empty();
        return raw(request, Method.POST, path, tenant, Parameters.NONE, slides);
    }

    private RawCall raw(
            HttpServerRequest request,
            Method method,
            String path,
            Optional<Tenant> tenant,
            Parameters form,
            Optional<Slides> slides) {
        return new RawCall(
                method,
                path.startsWith("/") ? path.substring(1) : path,
                tenant,
                text(request.query()),
                text(request.getHeader("Content-Type")),
                hasBody(request),
                form,
                slides,
                publicAddress.of(request));
    }

    private Parameters form(InputStream body) throws IOException {
        var bytes = body.readNBytes(config.maxFormSize() + 1);
        // A form that is cut off would mean something else than its sender meant.
        return bytes.length > config.maxFormSize() ? Parameters.NONE : Parameters.parse(new String(bytes, UTF_8));
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

    private Response answer(RawCall call) {
        return switch (api.answer(call)) {
            case ApiAnswer.Redirect(var location) ->
                Response.status(Response.Status.FOUND)
                        .header("Location", location)
                        .header("Cache-Control", "no-store")
                        .build();
            case ApiAnswer.Xml(var response, var setCookies) -> {
                var builder = Response.ok(response.toXml())
                        .type("text/xml;charset=utf-8")
                        .header("Cache-Control", "no-cache");
                setCookies.forEach(cookie -> builder.header("Set-Cookie", cookie));
                yield builder.build();
            }
        };
    }
}
