package io.ensemble.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.bigbluebutton.XmlReader;
import io.ensemble.sandbox.node.RunningNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The minimal exchange of Appendix C, in its order. */
class AppendixCTest {

    private static final String[] CREATE = {
        "name", "Test Meeting", "meetingID", "abc123", "attendeePW", "111222", "moderatorPW", "333444"
    };

    private final RunningNode node;

    AppendixCTest() throws IOException {
        node = new RunningNode();
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void createsWithTheChecksumOfTheOfficialExample() throws Exception {
        // When: vector 1 of section 1.3, sha1
        var answer = node.send(
                "GET",
                node.url() + "/bigbluebutton/api/create?name=Test+Meeting&meetingID=abc123&attendeePW=111222"
                        + "&moderatorPW=333444&checksum=1fcbb0c4fc1f039f73aa6d697d2db9ba7f803f17",
                "",
                "");
        // Then
        var xml = XmlReader.read(answer.body().getBytes(StandardCharsets.UTF_8));
        assertThat(xml.children().stream().map(XmlElement::name))
                .containsExactly(
                        "returncode",
                        "meetingID",
                        "internalMeetingID",
                        "parentMeetingID",
                        "attendeePW",
                        "moderatorPW",
                        "createTime",
                        "voiceBridge",
                        "dialNumber",
                        "createDate",
                        "hasUserJoined",
                        "duration",
                        "hasBeenForciblyEnded",
                        "messageKey",
                        "message");
        assertThat(xml.text("returncode")).isEqualTo("SUCCESS");
        assertThat(xml.text("messageKey")).isEmpty();
        assertThat(xml.text("parentMeetingID")).isEqualTo("bbb-none");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/xml"));
    }

    @Test
    void repeatsACreateOnlyWithBothPasswordsOrNone() throws Exception {
        // Given
        var first = node.xml("create", CREATE);
        // When
        var again = node.xml("create", CREATE);
        var none = node.xml("create", "name", "Other", "meetingID", "abc123");
        var wrong = node.xml(
                "create", "name", "Test", "meetingID", "abc123", "attendeePW", "111222", "moderatorPW", "other");
        var half = node.xml("create", "name", "Test", "meetingID", "abc123", "attendeePW", "111222");
        // Then
        assertThat(again.text("messageKey")).isEqualTo("duplicateWarning");
        assertThat(again.text("createTime")).isEqualTo(first.text("createTime"));
        assertThat(none.text("messageKey")).isEqualTo("duplicateWarning");
        assertThat(wrong.text("messageKey")).isEqualTo("idNotUnique");
        assertThat(half.text("messageKey")).isEqualTo("idNotUnique");
    }

    @Test
    void runsFromTheFirstBrowserOn() throws Exception {
        // Given
        var createTime = node.xml("create", CREATE).text("createTime");
        // When
        var before = node.xml("isMeetingRunning", "meetingID", "abc123").text("running");
        var join =
                node.call("join", "meetingID", "abc123", "fullName", "Ada", "role", "VIEWER", "createTime", createTime);
        var location = join.headers().firstValue("Location").orElseThrow();
        var token = location.substring(location.indexOf('=') + 1);
        var connected = node.request("POST", "/sandbox/connect?sessionToken=" + token + "&mic=true", "");
        var info = node.xml("getMeetingInfo", "meetingID", "abc123");
        // Then
        assertThat(before).isEqualTo("false");
        assertThat(join.statusCode()).isEqualTo(302);
        assertThat(join.headers().firstValue("Set-Cookie").orElseThrow()).startsWith("JSESSIONID=");
        assertThat(location).startsWith(node.url() + "/html5client/?sessionToken=");
        assertThat(token).matches("[a-z0-9]{16}");
        assertThat(connected.statusCode()).isEqualTo(204);
        assertThat(node.xml("isMeetingRunning", "meetingID", "abc123").text("running"))
                .isEqualTo("true");
        assertThat(info.text("participantCount")).isEqualTo("1");
        assertThat(info.text("moderatorCount")).isEqualTo("0");
        assertThat(info.text("voiceParticipantCount")).isEqualTo("1");
    }

    @Test
    void sendsTheHolderOfAnOldLinkToTheErrorAddress() throws Exception {
        // Given
        var createTime = Long.parseLong(node.xml("create", CREATE).text("createTime"));
        var old = Long.toString(createTime - 1);
        // When
        var redirected = node.call(
                "join",
                "meetingID",
                "abc123",
                "fullName",
                "Ada",
                "role",
                "VIEWER",
                "createTime",
                old,
                "errorRedirectUrl",
                "https://lms.example.org/error?x=1");
        var direct = node.xml(
                "join",
                "meetingID",
                "abc123",
                "fullName",
                "Ada",
                "role",
                "VIEWER",
                "createTime",
                old,
                "redirect",
                "false");
        // Then
        assertThat(redirected.statusCode()).isEqualTo(302);
        assertThat(redirected.headers().firstValue("Location").orElseThrow())
                .startsWith("https://lms.example.org/error?x=1&errors=%5B%7B")
                .contains("mismatchCreateTimeParam");
        assertThat(direct.text("messageKey")).isEqualTo("mismatchCreateTimeParam");
    }

    @Test
    void forgetsAnEndedMeetingAndCreatesItAnew() throws Exception {
        // Given
        var first = node.xml("create", CREATE);
        // When
        var end = node.xml("end", "meetingID", "abc123");
        var info = node.xml("getMeetingInfo", "meetingID", "abc123");
        var running = node.xml("isMeetingRunning", "meetingID", "abc123");
        var join = node.call("join", "meetingID", "abc123", "fullName", "Ada", "role", "VIEWER");
        var second = node.xml("create", CREATE);
        // Then
        assertThat(end.text("messageKey")).isEqualTo("sentEndMeetingRequest");
        assertThat(info.text("messageKey")).isEqualTo("notFound");
        assertThat(running.text("running")).isEqualTo("false");
        assertThat(join.headers().firstValue("Location").orElseThrow()).contains("invalidMeetingIdentifier");
        assertThat(second.text("messageKey")).isEmpty();
        assertThat(second.text("internalMeetingID")).isNotEqualTo(first.text("internalMeetingID"));
    }
}
