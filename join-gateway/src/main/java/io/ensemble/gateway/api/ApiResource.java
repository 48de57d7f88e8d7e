package io.ensemble.gateway.api;

import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.tenant.Tenant;
import io.ensemble.gateway.http.PublicAddress;
import io.ensemble.gateway.page.PageData;
import io.ensemble.gateway.page.WebPage;
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
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

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
    private final CallReader reader;
    private final FleetView fleet;
    private final PublicAddress publicAddress;
    private final WebPage page;

    ApiResource(Api api, CallReader reader, FleetView fleet, PublicAddress publicAddress, WebPage page) {
        this.api = api;
        this.reader = reader;
        this.fleet = fleet;
        this.publicAddress = publicAddress;
        this.page = page;
    }

    @GET
    @Path(BASE)
    public Response get(@PathParam("path") String path, @Context HttpServerRequest request) {
        return answer(reader.get(request, path, atHost(request)), request);
    }

    @GET
    @Path(TENANT_BASE)
    public Response get(
            @PathParam("tenant") String tenant, @PathParam("path") String path, @Context HttpServerRequest request) {
        return answer(reader.get(request, path, fleet.tenants().withId(tenant)), request);
    }

    @POST
    @Path(BASE)
    public Response post(@PathParam("path") String path, @Context HttpServerRequest request, InputStream body)
            throws IOException {
        return answer(reader.post(request, path, atHost(request), body), request);
    }

    @POST
    @Path(TENANT_BASE)
    public Response post(
            @PathParam("tenant") String tenant,
            @PathParam("path") String path,
            @Context HttpServerRequest request,
            InputStream body)
            throws IOException {
        return answer(reader.post(request, path, fleet.tenants().withId(tenant), body), request);
    }

    private Optional<Tenant> atHost(HttpServerRequest request) {
        return fleet.tenants().at(publicAddress.host(request));
    }

    private Response answer(RawCall call, HttpServerRequest request) {
        return switch (api.answer(call)) {
            case ApiAnswer.Redirect(var location) ->
                Response.status(Response.Status.FOUND)
                        .header("Location", location)
                        .header("Cache-Control", "no-store")
                        .build();
            case ApiAnswer.Later(var response, var after) -> passing(Response.Status.OK, response, after);
            case ApiAnswer.Unready(var response, var after) ->
                passing(Response.Status.SERVICE_UNAVAILABLE, response, after);
            case ApiAnswer.Waiting() -> waiting(request);
            case ApiAnswer.WayOpen() -> Response.noContent().build();
            case ApiAnswer.Json(var json) ->
                Response.ok(json)
                        .type("application/json;charset=utf-8")
                        .header("Cache-Control", "no-cache")
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

    // The address of this page opens the meeting: neither the node nor the logs of a proxy get it as a referrer.
    private Response waiting(HttpServerRequest request) {
        return page.answer(503, PageData.join(), Objects.requireNonNullElse(request.getHeader("Accept-Language"), ""))
                .header("Retry-After", PageData.Again.FIRST)
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private static Response passing(Response.Status status, XmlElement response, Duration after) {
        return Response.status(status)
                .entity(response.toXml())
                .type("text/xml;charset=utf-8")
                .header("Cache-Control", "no-cache")
                .header("Retry-After", after.toSeconds())
                .build();
    }
}
