package io.ensemble.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.bigbluebutton.XmlReader;
import io.ensemble.sandbox.node.RunningNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What all calls check, and the failures of single ones. */
class ApiRulesTest {

    private final RunningNode node;

    ApiRulesTest() throws IOException {
        node = new RunningNode();
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void wantsAChecksumThatFits() throws Exception {
        // Given
        var api = node.url() + "/bigbluebutton/api/";
        // When, then
        assertThat(key(node.send("GET", api + "getMeetings", "", ""))).isEqualTo("checksumError");
        assertThat(key(node.send("GET", api + "getMeetings?checksum=" + "0".repeat(40), "", "")))
                .isEqualTo("checksumError");
        assertThat(key(node.send("GET", node.signed("getMeetings", "") + "&checksum=" + "0".repeat(40), "", "")))
                .isEqualTo("checksumError");
        assertThat(key(node.send("GET", node.signed("getMeetings", "").replace("?", "?&"), "", "")))
                .isEqualTo("noMeetings");
    }

    @Test
    void sendsABrowserWithAWrongChecksumHomeAndNowhereElse() throws Exception {
        // When
        var answer = node.send(
                "GET",
                node.url() + "/bigbluebutton/api/join?logoutURL=https%3A%2F%2Fevil.example&checksum=" + "0".repeat(40),
                "",
                "");
        // Then
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith(node.url() + "?errors=");
    }

    @Test
    void takesParametersFromAFormAndSlidesFromXml() throws Exception {
        // When
        var form = node.send(
                "POST", node.signed("create", ""), "name=Form&meetingID=form1", "application/x-www-form-urlencoded");
        var multipart = node.send(
                "POST",
                node.signed("create", "name=Multi"),
                "--xx\r\nContent-Disposition: form-data; name=\"meetingID\"\r\n\r\nmulti1\r\n--xx--\r\n",
                "multipart/form-data; boundary=xx");
        var slides = node.send(
                "POST",
                node.signed("create", "name=Slides&meetingID=slides1"),
                "<modules><module name=\"presentation\"><document url='https://a.example/a.pdf'/></module></modules>",
                "text/xml");
        // Then
        assertThat(node.node().place().meetings().ids()).containsExactly("form1", "multi1", "slides1");
        assertThat(key(form) + key(multipart) + key(slides)).isEmpty();
    }

    @Test
    void refusesBodiesOfOtherTypesAndBrokenXml() throws Exception {
        // When
        var json = node.send("POST", node.signed("create", "name=Json&meetingID=j1"), "{}", "application/json");
        var xml = node.send("POST", node.signed("end", "meetingID=j1"), "<a/>", "text/xml");
        var broken = node.send("POST", node.signed("create", "name=Xml&meetingID=j1"), "<a", "application/xml");
        var getWithType = node.send("GET", node.signed("getMeetings", ""), "", "application/xml");
        // Then
        assertThat(key(json)).isEqualTo("unsupportedContentType");
        assertThat(key(xml)).isEqualTo("unsupportedContentType");
        assertThat(key(broken)).isEqualTo("malformedXml");
        assertThat(key(getWithType)).isEqualTo("noMeetings");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name=Ab | missingParamMeetingID",
                "name=Ab&meetingID=x | sizeError",
                "name=Ab&meetingID=a,b | validationError",
                "name=Ab&meetingID=a%01b | validationError",
                "meetingID=m1 | nullError",
                "meetingID=m1&name= | emptyError",
                "meetingID=m1&name=A | sizeError",
                "meetingID=m1&name=Ab&attendeePW=x | invalidPassword",
                "meetingID=m1&name=Ab&voiceBridge=12a | validationError",
                "meetingID=m1&name=Ab&record=maybe | validationError",
                "meetingID=m1&name=Ab&isBreakout=true | parentMeetingIDMissing",
                "meetingID=m1&name=Ab&isBreakout=true&parentMeetingID=zz | parentMeetingDoesNotExist"
            })
    void refusesACreate(String query, String key) throws Exception {
        assertThat(key(node.send("GET", node.signed("create", query), "", ""))).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "meetingID=gone1&fullName=Ada&role=VIEWER | invalidMeetingIdentifier",
                "meetingID=m1&role=VIEWER | missingParamFullName",
                "meetingID=m1&fullName=Ada&role=VIEWER&createTime=1.5 | validationError",
                "meetingID=m1&fullName=Ada&role=VIEWER&guest=maybe | validationError",
                "meetingID=m1&fullName=Ada&role=VIEWER&redirect=false&password=x | invalidPassword"
            })
    void redirectsAJoinThatIsNotValid(String query, String key) throws Exception {
        // Given
        node.xml("create", "meetingID", "m1", "name", "Class");
        // When
        var answer = node.send("GET", node.signed("join", query), "", "");
        // Then
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).contains(key);
    }

    @Test
    void choosesTheRoleByNameThenByPassword() throws Exception {
        // Given
        node.xml("create", "meetingID", "m1", "name", "Class", "attendeePW", "apw", "moderatorPW", "mpw");
        // When
        var fallsThrough =
                node.call("join", "meetingID", "m1", "fullName", "Ada", "role", "teacher", "password", "mpw");
        var wrong = node.xml("join", "meetingID", "m1", "fullName", "Ada", "password", "nope");
        var none = node.xml("join", "meetingID", "m1", "fullName", "Ada");
        // Then
        assertThat(fallsThrough.statusCode()).isEqualTo(302);
        assertThat(wrong.text("messageKey")).isEqualTo("Params required");
        assertThat(wrong.text("message")).isEqualTo("You must enter a valid password");
        assertThat(none.text("messageKey")).isEqualTo("Params required");
    }

    @Test
    void makesOneMeetingOfManyParallelCreates() throws Exception {
        // Given
        Callable<String> create = () -> {
            var answer = node.xml("create", "meetingID", "same", "name", "Same");
            return answer.text("messageKey") + "@" + answer.text("createTime");
        };
        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads
                    .invokeAll(IntStream.range(0, 64).mapToObj(i -> create).toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .toList();
            // Then
            assertThat(answers).filteredOn(text -> text.startsWith("@")).hasSize(1);
            assertThat(answers)
                    .filteredOn(text -> text.startsWith("duplicateWarning@"))
                    .hasSize(63);
            assertThat(answers.stream()
                            .map(text -> text.substring(text.indexOf('@')))
                            .distinct())
                    .hasSize(1);
        }
    }

    @Test
    void givesAUserOneMoreSession() throws Exception {
        // Given
        node.xml("create", "meetingID", "m1", "name", "Class");
        var token = node.join("m1", "Ada");
        node.request("POST", "/sandbox/connect?sessionToken=" + token, "");
        // When
        var answer = node.request("GET", "/bigbluebutton/api/getJoinUrl?sessionToken=" + token, "");
        var url = answer.body().replaceAll(".*\"url\":\"([^\"]+)\".*", "$1");
        var join = node.send("GET", url, "", "");
        var unknown = node.request("GET", "/bigbluebutton/api/getJoinUrl?sessionToken=nobody", "");
        // Then
        assertThat(join.headers().firstValue("Location").orElseThrow()).contains("/html5client/?sessionToken=");
        assertThat(unknown.body()).contains("\"returncode\":\"FAILED\"", "Invalid session token");
    }

    @Test
    void answersUnknownCallsLikeNginxAndTheVersionToEverybody() throws Exception {
        // When
        var unknown = node.send("GET", node.signed("handleJoinExistingUser", ""), "", "");
        var version = node.send("GET", node.url() + "/bigbluebutton/api", "", "");
        var json = node.send("GET", node.url() + "/bigbluebutton/api/", "", "application/json");
        // Then
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("<html>");
        assertThat(version.body()).contains("<version>2.0</version>");
        assertThat(json.body()).startsWith("{\"response\":{\"returncode\":\"SUCCESS\"");
    }

    @Test
    void listsMetadataInLowerCaseAndCustomData() throws Exception {
        // Given
        node.xml("create", "meetingID", "m1", "name", "Class", "meta_endCallbackUrl", "u", "meta_9bad", "x");
        var token = node.xml(
                        "join",
                        "meetingID",
                        "m1",
                        "fullName",
                        "Ada",
                        "role",
                        "VIEWER",
                        "redirect",
                        "false",
                        "userdata-lang-x",
                        "de")
                .text("session_token");
        node.request("POST", "/sandbox/connect?sessionToken=" + token, "");
        // When
        var info = node.xml("getMeetingInfo", "meetingID", "m1");
        // Then
        assertThat(info.child("metadata").orElseThrow().toXml())
                .isEqualTo("<metadata><endcallbackurl>u</endcallbackurl></metadata>");
        assertThat(info.child("attendees").orElseThrow().toXml()).contains("<customdata><lang>de</lang></customdata>");
    }

    private static String key(HttpResponse<String> answer) throws IOException {
        return XmlReader.read(answer.body().getBytes(StandardCharsets.UTF_8)).text("messageKey");
    }
}
