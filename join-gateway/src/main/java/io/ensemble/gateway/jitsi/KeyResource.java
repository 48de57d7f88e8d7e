package io.ensemble.gateway.jitsi;

import io.ensemble.gateway.http.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;

/** Publishes the public halves of Ensemble's keys, for Jitsi servers and whoever else wants to verify its tokens. */
@Path("/")
public class KeyResource {

    /** A key that is taken away is good for nothing any more after that long. Prosody keeps what it fetched for longer. */
    private static final String FOR_AN_HOUR = "public, max-age=3600";

    private final SigningKeys keys;

    KeyResource(SigningKeys keys) {
        this.keys = keys;
    }

    /** One key, where prosody's {@code asap_key_server} looks for it: under the hash of its id. */
    @GET
    @Path("jitsi/keys/{name}.pem")
    public Response file(@RestPath String name) {
        return keys.all().stream()
                .filter(key -> key.fileName().equals(name))
                .findFirst()
                .map(key -> Response.ok(key.publicPem(), "application/x-pem-file")
                        .header("Cache-Control", FOR_AN_HOUR)
                        .build())
                .orElseGet(() -> Problem.of(404, "not-found", "Not Found", "There is no such key.")
                        .toResponse());
    }

    /** All keys as a JSON web key set (RFC 7517). */
    @GET
    @Path(".well-known/jwks.json")
    public Response set() {
        var set = new JsonWebKeySet(List.<JsonWebKey>copyOf(
                keys.all().stream().map(SigningKey::webKey).toList()));
        return Response.ok(set.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY), "application/jwk-set+json")
                .header("Cache-Control", FOR_AN_HOUR)
                .build();
    }
}
