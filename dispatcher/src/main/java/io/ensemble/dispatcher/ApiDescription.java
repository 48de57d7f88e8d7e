package io.ensemble.dispatcher;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** What OpenAPI says of the API as a whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Ensemble dispatcher",
                        version = "1",
                        description = "Where meetings are, and which nodes take new ones. For the gateway and for"
                                + " operators; not for the public. Errors are application/problem+json (RFC 9457):"
                                + " type, title, status, detail, code.",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        security = @SecurityRequirement(name = "key"))
@SecurityScheme(
        securitySchemeName = "key",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "One of ensemble.dispatcher.keys")
public class ApiDescription extends Application {}
