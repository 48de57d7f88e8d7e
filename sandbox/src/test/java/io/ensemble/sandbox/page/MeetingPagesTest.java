package io.ensemble.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.sandbox.node.RunningNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MeetingPagesTest {

    private final RunningNode node;

    MeetingPagesTest() throws IOException {
        node = new RunningNode();
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void escapesEveryName() throws Exception {
        // Given
        node.xml("create", "meetingID", "\"><i>", "name", "<script>alert(1)</script> {{myName}}");
        var token = node.join("\"><i>", "<img src=x onerror='a'>");
        // When
        var page =
                node.request("GET", "/html5client/?sessionToken=" + token, "").body();
        // Then
        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; {{myName}}")
                .contains("&lt;img src=x onerror=&#39;a&#39;&gt;")
                .doesNotContain("<script>alert", "<img src", "\"><i>");
    }

    @Test
    void makesSomeonePresentFromOpenToLeave() throws Exception {
        // Given
        node.xml("create", "meetingID", "m1", "name", "Class");
        var token = node.join("m1", "Ada");
        // When
        node.request("GET", "/html5client/?sessionToken=" + token, "");
        var looked = participants();
        var opened = node.request("POST", "/html5client/open?sessionToken=" + token, "");
        var present = participants();
        var left = node.request("POST", "/html5client/leave?sessionToken=" + token, "");
        // Then
        assertThat(looked).isEqualTo("0");
        assertThat(opened.body()).contains("\"state\":\"present\"", "\"name\":\"Ada\"", "\"role\":\"VIEWER\"");
        assertThat(present).isEqualTo("1");
        assertThat(left.body()).contains("\"state\":\"left\"");
        assertThat(participants()).isEqualTo("0");
    }

    @Test
    void keepsAWaitingGuestOutside() throws Exception {
        // Given
        node.xml("create", "meetingID", "m1", "name", "Class", "guestPolicy", "ASK_MODERATOR");
        var token = node.join("m1", "Ada");
        // When
        var opened = node.request("POST", "/html5client/open?sessionToken=" + token, "");
        // Then
        assertThat(opened.body()).contains("\"state\":\"waiting\"");
        assertThat(participants()).isEqualTo("0");
    }

    @Test
    void saysThatTheMeetingHasEndedAndLinksToTheWeb() throws Exception {
        // Given
        node.xml("create", "meetingID", "m1", "name", "Class", "logoutURL", "https://lms.example.org/?a=1&b=2");
        node.xml("create", "meetingID", "m2", "name", "Class", "logoutURL", "javascript:alert(1)");
        var token = node.join("m1", "Ada");
        var other = node.join("m2", "Ada");
        node.xml("end", "meetingID", "m1");
        node.xml("end", "meetingID", "m2");
        // When
        var ended = node.request("GET", "/html5client/?sessionToken=" + token, "");
        var script = node.request("GET", "/html5client/?sessionToken=" + other, "");
        var unknown = node.request("GET", "/html5client/?sessionToken=nobody", "");
        // Then
        assertThat(ended.statusCode()).isEqualTo(410);
        assertThat(ended.body()).contains("This meeting has ended", "https://lms.example.org/?a=1&amp;b=2");
        assertThat(script.body()).doesNotContain("javascript:").contains("href=\"" + node.url());
        assertThat(unknown.body()).contains("This meeting has ended");
    }

    @Test
    void fillsATemplateInOnePass() {
        // Given
        var template = Template.load("lobby.html");
        // When
        var page = template.fill(Map.of("node", "{{node}} $1 \\"));
        // Then
        assertThat(page).contains("{{node}} $1 \\");
    }

    private String participants() throws IOException, InterruptedException {
        return node.xml("getMeetingInfo", "meetingID", "m1").text("participantCount");
    }
}
