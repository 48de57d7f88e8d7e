package io.ensemble.bigbluebutton;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeetingTest {

    @Test
    void readsEveryMeetingOfANode() throws MalformedXmlException {
        // Given an answer to getMeetings with a meeting and its breakout room
        var meetings = meetings("two-meetings.xml");

        // When
        var found = meetings.stream()
                .flatMap(meeting -> Meeting.from(meeting).stream())
                .toList();

        // Then
        assertThat(found).hasSize(2);
        var parent = found.getFirst();
        assertThat(parent.meetingId()).isEqualTo("abc123");
        assertThat(parent.internalId()).isEqualTo("6367c48dd193d56ea7b0baad25b19455e529f5ee-1700000000123");
        assertThat(parent.name()).isEqualTo("Übung & \"Maß\"");
        assertThat(parent.createTime()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_123L));
        assertThat(parent.participants()).isEqualTo(3);
        assertThat(parent.moderators()).isEqualTo(1);
        assertThat(parent.listeners()).isEqualTo(1);
        assertThat(parent.voices()).isEqualTo(2);
        assertThat(parent.videos()).isEqualTo(1);
        assertThat(parent.breakout()).isFalse();
        assertThat(parent.parentInternalId()).isEmpty();
        assertThat(parent.metadata())
                .containsEntry("bbb-origin", "Moodle")
                .containsEntry("endcallbackurl", "https://moodle.example.org/cb?token=1");

        var breakout = found.getLast();
        assertThat(breakout.breakout()).isTrue();
        assertThat(breakout.parentInternalId()).contains(parent.internalId());
        assertThat(breakout.participants()).isZero();
    }

    @Test
    void readsAnIdleNode() throws MalformedXmlException {
        assertThat(meetings("no-meetings.xml")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "' 8 ', 8", "-3, 0", "'', 0", "many, 0", "'1,234', 0", "1.5, 0", "99999999999, 2147483647"})
    void countsWhatIsNoNumberAsZero(String text, int expected) {
        var meeting = XmlElement.of(
                "meeting", XmlElement.leaf("meetingID", "abc"), XmlElement.leaf("participantCount", text));

        assertThat(Meeting.from(meeting)).map(Meeting::participants).contains(expected);
    }

    @Property
    void isNeverNegative(@ForAll String count, @ForAll long time) {
        var element = XmlElement.of(
                "meeting",
                XmlElement.leaf("meetingID", "abc"),
                XmlElement.leaf("createTime", time),
                XmlElement.leaf("videoCount", count));

        var meeting = Meeting.from(element).orElseThrow();

        assertThat(meeting.videos()).isNotNegative();
        assertThat(meeting.createTime()).isAfterOrEqualTo(Instant.EPOCH);
    }

    @Test
    void isNoneWithoutAnId() {
        assertThat(Meeting.from(XmlElement.of("meeting"))).isEmpty();
        assertThat(Meeting.from(XmlElement.of("meeting", XmlElement.leaf("meetingID", ""))))
                .isEmpty();
    }

    @Test
    void hasNoParentIfTheNodeSaysSo() {
        var meeting = XmlElement.of(
                "meeting", XmlElement.leaf("meetingID", "abc"), XmlElement.leaf("parentMeetingID", "bbb-none"));

        assertThat(Meeting.from(meeting).orElseThrow().parentInternalId()).isEmpty();
    }

    @Test
    void showsNoMetadata() throws MalformedXmlException {
        var meeting = Meeting.from(meetings("two-meetings.xml").getFirst()).orElseThrow();

        assertThat(meeting.toString()).doesNotContain("token");
    }

    private static List<XmlElement> meetings(String document) throws MalformedXmlException {
        return XmlReader.read(Documents.text(document).getBytes(UTF_8))
                .child("meetings")
                .orElseThrow()
                .children("meeting");
    }
}
