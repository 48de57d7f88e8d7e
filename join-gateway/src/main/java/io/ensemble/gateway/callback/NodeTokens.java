package io.ensemble.gateway.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.store.FleetView;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Key;
import java.time.InstantSource;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.HmacKey;

/** Verifies the JSON web tokens of nodes. A node does not say which one it is, so the secret of any will do. */
@ApplicationScoped
class NodeTokens {

    private final FleetView fleet;
    private final InstantSource clock;

    NodeTokens(FleetView fleet, InstantSource clock) {
        this.fleet = fleet;
        this.clock = clock;
    }

    /** The claims of a token, as JSON; empty if no node of ours signed it, or its time is over. */
    Optional<String> claims(String token, String algorithm) {
        return fleet.nodes().values().stream()
                .filter(node -> node.kind() == NodeKind.BIGBLUEBUTTON)
                .filter(node -> !node.secret().value().isEmpty())
                .flatMap(node -> claims(token, algorithm, node).stream())
                .findFirst();
    }

    private Optional<String> claims(String token, String algorithm, Node node) {
        try {
            return Optional.of(
                    read(token, algorithm, new HmacKey(node.secret().value().getBytes(UTF_8)))
                            .getJwtClaims()
                            .getRawJson());
        } catch (InvalidJwtException notSigned) {
            return Optional.empty();
        }
    }

    private JwtContext read(String token, String algorithm, Key key) throws InvalidJwtException {
        return new JwtConsumerBuilder()
                .setVerificationKey(key)
                // BigBlueButton's secrets may be shorter than the hash, which the specification of HMAC keys forbids.
                .setRelaxVerificationKeyValidation()
                .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, algorithm)
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                // Clocks differ.
                .setAllowedClockSkewInSeconds(60)
                .build()
                .process(token);
    }
}
