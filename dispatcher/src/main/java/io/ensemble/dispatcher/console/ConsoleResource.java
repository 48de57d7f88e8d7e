package io.ensemble.dispatcher.console;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The way to the page, which itself is a static file: it asks for the key and then uses the API like anyone else. */
@Path("/")
@PermitAll
class ConsoleResource {

    @GET
    @Operation(hidden = true)
    public Response root() {
        return toPage();
    }

    @GET
    @Path("console")
    @Operation(hidden = true)
    public Response withoutSlash() {
        return toPage();
    }

    /** Relative: behind a proxy, this service knows neither its name nor its scheme. */
    private static Response toPage() {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/console/")
                .build();
    }
}
