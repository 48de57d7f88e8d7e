package io.ensemble.sandbox.jitsi.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import io.ensemble.sandbox.jitsi.room.RoomName;
import io.ensemble.sandbox.meeting.FakeTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A node whose tokens are signed with its secret. */
class TokenCheckTest {

    private static final RoomName MATHS = new RoomName("", "maths");

    private final FakeTime time = new FakeTime();
    private final TokenCheck check = new TokenCheck(new Trust.InSecret(() -> TestTokens.SECRET), "127.0.0.1", time);

    @Test
    void believesWhatTheOwnerOfTheSecretSays() throws Exception {
        // When
        var verdict = check.check(token(claims -> {}), MATHS);
        // Then
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Accepted.class, accepted -> {
            assertThat(accepted.claims().userName()).contains("Ada");
            assertThat(accepted.claims().moderator()).isTrue();
            assertThat(accepted.claims().all()).containsEntry("iss", "ensemble");
        });
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            quoteCharacter = '"',
            value = {
                "iss, somebody, invalid 'iss' claim",
                "iss, -, invalid 'iss' claim",
                "aud, meet, invalid 'aud' claim",
                "aud, -, invalid 'aud' claim",
                "aud, *, invalid 'aud' claim",
                "room, physics, Room and token mismatched",
                "room, -, 'room' claim is missing",
                "sub, meet.example.org, Domain and token mismatched",
                "sub, -, Domain and token mismatched",
                "exp, -, exp must be number",
                "exp, soon, exp must be number",
                "nbf, soon, nbf must be number"
            })
    void refusesAClaimThatIsNotRight(String claim, @Nullable String value, String reason) throws Exception {
        // Given
        var token = token(claims -> {
            claims.remove(claim);
            if (value != null) {
                claims.put(claim, value);
            }
        });
        // When, then
        assertThat(check.check(token, MATHS)).isEqualTo(new Verdict.Refused(reason));
    }

    @Test
    void refusesAListOfAudiencesAsProsodyDoes() throws Exception {
        assertThat(check.check(token(claims -> claims.put("aud", List.of("jitsi"))), MATHS))
                .isEqualTo(new Verdict.Refused("invalid 'aud' claim"));
    }

    @Test
    void takesAStarForAnyRoomAndAnyDomain() throws Exception {
        // Given
        var token = token(claims -> {
            claims.put("room", "*");
            claims.put("sub", "*");
        });
        // When, then
        assertThat(check.check(token, new RoomName("school", "physics"))).isInstanceOf(Verdict.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({"school, true", "other, false", "127.0.0.1, false"})
    void wantsTheTenantAsSubjectOfARoomThatHasOne(String subject, boolean good) throws Exception {
        // When
        var verdict = check.check(token(claims -> claims.put("sub", subject)), new RoomName("school", "maths"));
        // Then
        assertThat(verdict instanceof Verdict.Accepted).isEqualTo(good);
    }

    @Test
    void comparesRoomsInLowerCase() throws Exception {
        assertThat(check.check(token(claims -> claims.put("room", "Caf%C3%A9")), new RoomName("", "caf%c3%a9")))
                .isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void believesATokenFromItsStartToItsEnd() throws Exception {
        // Given
        var token = token(claims -> claims.put("nbf", seconds() + 30));
        // When
        var early = check.check(token, MATHS);
        time.advance(Duration.ofSeconds(30));
        var inTime = check.check(token, MATHS);
        time.advance(Duration.ofSeconds(30));
        var late = check.check(token, MATHS);
        // Then
        assertThat(early).isEqualTo(new Verdict.Refused("Not acceptable by nbf"));
        assertThat(inTime).isInstanceOf(Verdict.Accepted.class);
        assertThat(late).isEqualTo(new Verdict.Refused("Not acceptable by exp"));
    }

    @Test
    void refusesAForgedSignature() throws Exception {
        // Given
        var good = token(claims -> {});
        var promoted = token(claims -> claims.put("room", "*"));
        var mixed = promoted.substring(0, promoted.lastIndexOf('.')) + good.substring(good.lastIndexOf('.'));
        var foreign = TestTokens.hs256(TestTokens.claims(seconds()), "f".repeat(32));
        // When, then
        assertThat(check.check(mixed, MATHS)).isEqualTo(new Verdict.Refused("Invalid signature"));
        assertThat(check.check(foreign, MATHS)).isEqualTo(new Verdict.Refused("Invalid signature"));
    }

    @Test
    void refusesAnUnsignedToken() throws Exception {
        // Given
        var body = good().split("\\.")[1];
        var unsigned = TestTokens.base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + body + ".";
        var signatureCutOff = good().replaceAll("[^.]*$", "");
        // When, then
        assertThat(check.check(unsigned, MATHS)).isEqualTo(new Verdict.Refused("Invalid token"));
        assertThat(check.check(signatureCutOff, MATHS)).isInstanceOf(Verdict.Refused.class);
        assertThat(check.check("", MATHS)).isEqualTo(new Verdict.Refused("token required"));
    }

    @Test
    void refusesAnotherAlgorithmAndAnotherType() throws Exception {
        // Given
        var claims = TestTokens.claims(seconds());
        var longSecret = TestTokens.SECRET + TestTokens.SECRET;
        var hs512 =
                TestTokens.sign(new JWSHeader.Builder(JWSAlgorithm.HS512).type(JOSEObjectType.JWT), claims, longSecret);
        var untyped = TestTokens.sign(new JWSHeader.Builder(JWSAlgorithm.HS256), claims, TestTokens.SECRET);
        // When, then
        assertThat(check.check(hs512, MATHS)).isEqualTo(new Verdict.Refused("Invalid or incorrect alg"));
        assertThat(check.check(untyped, MATHS)).isEqualTo(new Verdict.Refused("Invalid typ"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "..", "eyJhbGciOiJIUzI1NiJ9..", "{}", "ä.ö.ü"})
    void refusesWhatIsNoToken(String text) throws Exception {
        assertThat(check.check(text, MATHS)).isInstanceOf(Verdict.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"moderator, true, true", "affiliation, owner, true", "affiliation, member, false", "moderator, 1, false"
    })
    void knowsModeratorsByFlagOrAffiliation(String claim, String value, boolean moderator) throws Exception {
        // Given
        var token = token(claims -> claims.put("context", Map.of("user", Map.of(claim, value))));
        // When, then
        assertThat(check.check(token, MATHS))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.claims().moderator()).isEqualTo(moderator));
    }

    private String good() {
        return token(claims -> {});
    }

    private String token(Consumer<Map<String, Object>> change) {
        var claims = TestTokens.claims(seconds());
        change.accept(claims);
        return TestTokens.hs256(claims, TestTokens.SECRET);
    }

    private long seconds() {
        return time.millis() / 1000;
    }
}
