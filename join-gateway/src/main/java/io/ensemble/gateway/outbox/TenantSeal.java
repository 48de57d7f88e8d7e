package io.ensemble.gateway.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ensemble.fleet.node.Secret;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Signs as a node would whose secret is the tenant's. */
final class TenantSeal {

    private TenantSeal() {}

    /** A JSON web token. */
    static String token(String algorithm, String claims, Secret secret) {
        var token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(algorithm);
        token.setPayload(claims);
        token.setKey(new HmacKey(secret.value().getBytes(UTF_8)));
        // BigBlueButton's secrets may be shorter than the hash, which the specification of HMAC keys forbids.
        token.setDoKeyValidation(false);
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("Every Java platform has the HMAC of " + algorithm, e);
        }
    }
}
