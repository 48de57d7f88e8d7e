package io.ensemble.gateway.jitsi;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** Gives the gateway two private keys, made for one test; and others to whoever asks. */
public final class KeyFile implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of("ensemble.gateway.jitsi.keys", make() + "," + make());
    }

    @Override
    public void stop() {
        // The files are the system's to clear away.
    }

    static String pem(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            var encoded = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(encoded)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path make() {
        try {
            var file = Files.createTempFile("ensemble-key", ".pem");
            file.toFile().deleteOnExit();
            return Files.writeString(file, pem(2048));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
