package io.ensemble.sandbox.jitsi.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSObject;
import io.ensemble.sandbox.jitsi.room.RoomName;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/**
 * Verifies a token for a room, in the order and with the words of prosody (jitsi-meet, resources/prosody-plugins/
 * luajwtjitsi.lib.lua and token/util.lib.lua, with {@code enable_domain_verification}). Stricter in two points: a token
 * ends some time, since the page of a real server takes no other; and a secret has 32 bytes or more, since the library that
 * verifies here takes no shorter one (RFC 7518, 3.2).
 */
public final class TokenCheck {

    /** Prosody's {@code asap_accepted_issuers}. */
    private static final String ISSUER = "ensemble";

    /** Prosody's {@code asap_accepted_audiences}. */
    private static final String AUDIENCE = "jitsi";

    private final Trust trust;
    private final String domain;
    private final InstantSource clock;

    /**
     * @param domain host of the node's address
     * @param clock what the node believes to be the time
     */
    public TokenCheck(Trust trust, String domain, InstantSource clock) {
        this.trust = trust;
        this.domain = domain;
        this.clock = clock;
    }

    /** What to think of this token, for whoever wants to enter this room with it. */
    public Verdict check(String token, RoomName room) throws InterruptedException {
        if (token.isEmpty()) {
            return refused("token required");
        }
        try {
            var parsed = JWSObject.parse(token);
            var objection = signatureObjection(parsed);
            if (!objection.isEmpty()) {
                return refused(objection);
            }
            var payload = parsed.getPayload().toJSONObject();
            return payload == null ? refused("Invalid body") : judge(new Claims(payload), room);
        } catch (ParseException | IllegalArgumentException malformed) {
            // An unsigned token ends here too: to the parser it is no signed one.
            return refused("Invalid token");
        } catch (JOSEException unusable) {
            return refused("Invalid signature");
        }
    }

    private String signatureObjection(JWSObject token) throws JOSEException, InterruptedException {
        var header = token.getHeader();
        if (!JOSEObjectType.JWT.equals(header.getType())) {
            return "Invalid typ";
        }
        if (!trust.algorithm().equals(header.getAlgorithm())) {
            return "Invalid or incorrect alg";
        }
        var verifier = trust.verifier(header);
        if (verifier.isEmpty()) {
            return "could not obtain public key";
        }
        return token.verify(verifier.get()) ? "" : "Invalid signature";
    }

    private Verdict judge(Claims claims, RoomName room) {
        var objection = timeObjection(claims.all());
        if (objection.isEmpty()) {
            objection = originObjection(claims);
        }
        if (objection.isEmpty()) {
            objection = roomObjection(claims, room);
        }
        return objection.isEmpty() ? new Verdict.Accepted(claims) : refused(objection);
    }

    private String timeObjection(Map<String, Object> claims) {
        var now = clock.millis() / 1e3;
        if (!(claims.get("exp") instanceof Number end)) {
            return "exp must be number";
        }
        if (now >= end.doubleValue()) {
            return "Not acceptable by exp";
        }
        return switch (claims.get("nbf")) {
            case null -> "";
            case Number start -> now < start.doubleValue() ? "Not acceptable by nbf" : "";
            default -> "nbf must be number";
        };
    }

    private static String originObjection(Claims claims) {
        if (!claims.text("iss").filter(ISSUER::equals).isPresent()) {
            return "invalid 'iss' claim";
        }
        // A list is none of them, even one that holds the right word: prosody compares texts.
        return claims.text("aud").filter(AUDIENCE::equals).isPresent() ? "" : "invalid 'aud' claim";
    }

    private String roomObjection(Claims claims, RoomName name) {
        var room = claims.text("room").orElse("");
        var subject = claims.text("sub").orElse("");
        if (room.isEmpty()) {
            return "'room' claim is missing";
        }
        if (!room.equals("*") && !room.toLowerCase(Locale.ROOT).equals(name.room())) {
            return "Room and token mismatched";
        }
        var expected = name.tenant().isEmpty() ? domain : name.tenant();
        return subject.equals("*") || subject.equals(expected) ? "" : "Domain and token mismatched";
    }

    private static Verdict refused(String reason) {
        return new Verdict.Refused(reason);
    }
}
