package io.ensemble.sandbox.jitsi.token;

import io.ensemble.bigbluebutton.ChecksumAlgorithm;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fetches public keys as prosody's {@code asap_key_server} does: one file for each key, called after the hash of the
 * key's id. A key that was found is asked for no more; one that was not is asked for again.
 */
public final class KeyServer {

    /** Prosody's own. */
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private static final Logger LOG = System.getLogger(KeyServer.class.getName());

    private final String base;
    // Prosody speaks no other.
    private final HttpClient client = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(DEADLINE)
            .build();
    private final ConcurrentHashMap<String, RSAPublicKey> found = new ConcurrentHashMap<>();

    /**
     * @param base where the keys are, without a slash at its end
     */
    public KeyServer(String base) {
        this.base = base;
    }

    Optional<RSAPublicKey> find(String keyId) throws InterruptedException {
        var known = found.get(keyId);
        if (known != null) {
            return Optional.of(known);
        }
        var key = fetch(base + "/" + ChecksumAlgorithm.SHA256.hex(keyId) + ".pem");
        key.ifPresent(fresh -> found.put(keyId, fresh));
        return key;
    }

    private Optional<RSAPublicKey> fetch(String url) throws InterruptedException {
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(DEADLINE).build();
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                return PublicKeyPem.read(answer.body());
            }
            LOG.log(Level.WARNING, "No public key at {0}: it answers {1}", url, answer.statusCode());
        } catch (IOException | IllegalArgumentException unreachable) {
            LOG.log(Level.WARNING, "No public key at {0}: {1}", url, unreachable.toString());
        }
        return Optional.empty();
    }
}
