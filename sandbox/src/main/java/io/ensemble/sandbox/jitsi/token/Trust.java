package io.ensemble.sandbox.jitsi.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.util.Optional;
import java.util.function.Supplier;

/** Whose signature a node believes. One algorithm each, so that a public key is never taken for a secret. */
public sealed interface Trust {

    /** The one algorithm. */
    JWSAlgorithm algorithm();

    /** What checks the signature under this header; empty if there is no key for it. */
    Optional<JWSVerifier> verifier(JWSHeader header) throws JOSEException, InterruptedException;

    /** That of the owner of this secret. */
    record InSecret(Supplier<String> secret) implements Trust {
        @Override
        public JWSAlgorithm algorithm() {
            return JWSAlgorithm.HS256;
        }

        @Override
        public Optional<JWSVerifier> verifier(JWSHeader header) throws JOSEException {
            return Optional.of(new MACVerifier(secret.get()));
        }
    }

    /** That of whoever has published his key where this node looks for keys. */
    record InPublishedKeys(KeyServer keys) implements Trust {
        @Override
        public JWSAlgorithm algorithm() {
            return JWSAlgorithm.RS256;
        }

        @Override
        public Optional<JWSVerifier> verifier(JWSHeader header) throws InterruptedException {
            var keyId = header.getKeyID();
            return keyId == null ? Optional.empty() : keys.find(keyId).map(RSASSAVerifier::new);
        }
    }
}
