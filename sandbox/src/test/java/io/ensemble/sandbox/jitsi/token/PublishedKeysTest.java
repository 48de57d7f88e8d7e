package io.ensemble.sandbox.jitsi.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.bigbluebutton.ChecksumAlgorithm;
import io.ensemble.sandbox.jitsi.room.RoomName;
import io.ensemble.sandbox.meeting.FakeTime;
import io.ensemble.sandbox.web.Pages;
import io.ensemble.sandbox.web.Reply;
import io.ensemble.sandbox.web.Request;
import io.ensemble.sandbox.web.Response;
import io.ensemble.sandbox.web.WebServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node that fetches the keys of those whom it believes. */
class PublishedKeysTest {

    private static final RoomName MATHS = new RoomName("", "maths");
    private static final KeyPair KEYS = TestTokens.rsa();

    private final FakeTime time = new FakeTime();
    private final Map<String, String> files = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final WebServer server;
    private final TokenCheck check;

    PublishedKeysTest() throws IOException {
        server = WebServer.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), port -> this::file);
        var keys = new KeyServer("http://127.0.0.1:" + server.port() + "/asap");
        check = new TokenCheck(new Trust.InPublishedKeys(keys), "127.0.0.1", time);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void asksOnceForAKeyByTheHashOfItsId() throws Exception {
        // Given
        publish("ensemble/1", TestTokens.pem(KEYS));
        var token = TestTokens.rs256(claims(), "ensemble/1", KEYS);
        // When
        var first = check.check(token, MATHS);
        var second = check.check(token, MATHS);
        // Then
        assertThat(first).isInstanceOf(Verdict.Accepted.class);
        assertThat(second).isInstanceOf(Verdict.Accepted.class);
        assertThat(asked).containsExactly("/asap/" + ChecksumAlgorithm.SHA256.hex("ensemble/1") + ".pem");
    }

    @Test
    void asksAgainForAKeyThatWasNotThere() throws Exception {
        // Given
        var token = TestTokens.rs256(claims(), "late", KEYS);
        // When
        var before = check.check(token, MATHS);
        publish("late", "no key at all");
        var rubbish = check.check(token, MATHS);
        publish("late", TestTokens.pem(KEYS));
        var after = check.check(token, MATHS);
        // Then
        assertThat(before).isEqualTo(new Verdict.Refused("could not obtain public key"));
        assertThat(rubbish).isEqualTo(new Verdict.Refused("could not obtain public key"));
        assertThat(after).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void takesNoPublicKeyForASecret() throws Exception {
        // Given: whoever knows the public key, and everybody does, signs with it as if it were a secret
        var pem = TestTokens.pem(KEYS);
        publish("ensemble/1", pem);
        var confused = TestTokens.hs256(claims(), pem);
        // When, then
        assertThat(check.check(confused, MATHS)).isEqualTo(new Verdict.Refused("Invalid or incorrect alg"));
    }

    @Test
    void refusesTheSignatureOfAnotherKey() throws Exception {
        // Given
        publish("ensemble/1", TestTokens.pem(KEYS));
        var forged = TestTokens.rs256(claims(), "ensemble/1", TestTokens.rsa());
        // When, then
        assertThat(check.check(forged, MATHS)).isEqualTo(new Verdict.Refused("Invalid signature"));
    }

    @Test
    void refusesATokenThatNamesNoKey() throws Exception {
        // Given
        var header = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";
        var token = TestTokens.rs256(claims(), "ensemble/1", KEYS);
        var nameless = TestTokens.base64(header) + token.substring(token.indexOf('.'));
        // When, then
        assertThat(check.check(nameless, MATHS)).isEqualTo(new Verdict.Refused("could not obtain public key"));
        assertThat(asked).isEmpty();
    }

    @Test
    void refusesWhileTheKeyServerIsAway() throws Exception {
        // Given
        server.close();
        // When, then
        assertThat(check.check(TestTokens.rs256(claims(), "ensemble/1", KEYS), MATHS))
                .isEqualTo(new Verdict.Refused("could not obtain public key"));
    }

    private void publish(String keyId, String text) {
        files.put("/asap/" + ChecksumAlgorithm.SHA256.hex(keyId) + ".pem", text);
    }

    private Map<String, Object> claims() {
        return TestTokens.claims(time.millis() / 1000);
    }

    private Reply file(Request request) {
        asked.add(request.path());
        var text = files.get(request.path());
        return new Reply.Whole(text == null ? Pages.notFound() : Response.of(200, "application/x-pem-file", text));
    }
}
