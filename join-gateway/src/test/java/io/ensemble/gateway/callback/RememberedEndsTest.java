package io.ensemble.gateway.callback;

import static io.ensemble.gateway.testing.SignedCalls.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.ensemble.fleet.callback.CallbackKind;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.store.EndCallbackStore;
import io.ensemble.fleet.store.EndCallbackStore.Wanted;
import io.ensemble.fleet.testing.RealRedis;
import io.ensemble.gateway.testing.FleetOfTwo;
import io.ensemble.gateway.testing.Receiver;
import io.ensemble.gateway.testing.StubDispatcher;
import io.ensemble.gateway.testing.StubDispatcher.Mood;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is remembered of the ends of meetings whose creation was not answered, or was answered to somebody who died. */
@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(StubDispatcher.class)
class RememberedEndsTest {

    private static final MeetingKey ABC = new MeetingKey("default", "abc");
    private static final String DUPLICATE = "<response><returncode>SUCCESS</returncode><meetingID>abc</meetingID>"
            + "<messageKey>duplicateWarning</messageKey></response>";

    @Inject
    FleetOfTwo fleet;

    @Inject
    EndCallbackStore ends;

    @Inject
    CallbackLinks links;

    @Inject
    EndWatch watch;

    private Receiver receiver;

    @BeforeEach
    void reset() throws IOException {
        fleet.reset();
        StubDispatcher.decides(Mood.MADE, "bbb-a");
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void theEndOfAMeetingWhoseCreationWasNotAnsweredIsToldWhenItsNodeIsLost() {
        // Given
        fleet.a().answering(200, "cut").answering("getMeetingInfo", info(""));
        create();
        assertThat(ends.nodes()).containsExactly("bbb-a");

        // When
        fleet.givenUp(fleet.a());

        // Then
        await().until(() -> receiver.heard().size() == 1);
        assertThat(receiver.heard().getFirst().query().text("meetingID")).isEqualTo("abc");
    }

    @Test
    void ifTheMeetingRanBeforeItsNodeSaysWhatItWasGivenThen() {
        var given = token(ABC, 1);
        fleet.a().answering(200, "cut").answering("getMeetingInfo", info(given));
        create();
        assertThat(ends.find(ABC)).contains(new Wanted("bbb-a", List.of(given)));
    }

    @Test
    void whatAGatewayDidNotLiveToRememberIsRememberedAtTheNextCreation() {
        var given = token(ABC, 1);
        fleet.a().answering(200, DUPLICATE).answering("getMeetingInfo", info(given));
        create();
        assertThat(ends.find(ABC)).contains(new Wanted("bbb-a", List.of(given)));

        // And then the node is not asked any more
        create();
        assertThat(fleet.a().asked())
                .extracting(asked -> asked.call())
                .containsExactly("create", "getMeetingInfo", "create");
    }

    @Test
    void theEndOfTheCopyThatItsNodeTookAlongIsToldThen() {
        // Given
        ends.remember(ABC, new Wanted("bbb-gone", List.of(token(ABC, 1))));
        var anew = token(ABC, 2);
        fleet.a().answering(200, DUPLICATE).answering("getMeetingInfo", info(anew));

        // When
        create();

        // Then
        await().until(() -> receiver.heard().size() == 1);
        assertThat(ends.find(ABC)).contains(new Wanted("bbb-a", List.of(anew)));
        assertThat(ends.nodes()).containsExactly("bbb-a");

        // And when the gateway that created it anew is late to say so, that is nothing new
        watch.created(ABC, "bbb-a", List.of(anew));
        assertThat(ends.find(ABC)).contains(new Wanted("bbb-a", List.of(anew)));
    }

    @Test
    void aMeetingThatGoesOnUnderTheNewNameOfItsNodeIsNotToldOf() {
        // Given
        var given = token(ABC, 1);
        ends.remember(ABC, new Wanted("bbb-old", List.of(given)));
        fleet.a().answering(200, DUPLICATE).answering("getMeetingInfo", info(given));

        // When
        create();

        // Then
        assertThat(ends.find(ABC)).contains(new Wanted("bbb-a", List.of(given)));
        assertThat(ends.nodes()).containsExactly("bbb-a");
    }

    @Test
    void anAddressThatWasMadeForAnotherMeetingIsNotBelieved() {
        fleet.a()
                .answering(200, DUPLICATE)
                .answering("getMeetingInfo", info(token(new MeetingKey("moodle", "abc"), 1)));
        create();
        assertThat(ends.find(ABC)).isEmpty();
    }

    @Test
    void whatWasCertainlyNotCreatedIsNotRemembered() {
        fleet.a()
                .answering(
                        200,
                        "<response><returncode>FAILED</returncode><messageKey>idNotUnique</messageKey></response>");
        get("create", parameters()).body("response.returncode", equalTo("FAILED"));
        assertThat(ends.nodes()).isEmpty();
    }

    private void create() {
        get("create", parameters()).body("response.returncode", equalTo("SUCCESS"));
    }

    private String parameters() {
        return "name=Test&meetingID=abc&meta_endCallbackUrl="
                + URLEncoder.encode(receiver.url(), StandardCharsets.UTF_8);
    }

    private String token(MeetingKey meeting, long creation) {
        return links.write(new CallbackLink(CallbackKind.END, meeting, creation, receiver.url()))
                .orElseThrow();
    }

    private static String info(String token) {
        return "<response><returncode>SUCCESS</returncode><meetingID>abc</meetingID><metadata><other>x</other>"
                + (token.isEmpty()
                        ? ""
                        : "<endcallbackurl>https://meet.example.org/callback/" + token + "</endcallbackurl>")
                + "</metadata></response>";
    }
}
