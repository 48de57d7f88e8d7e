package io.ensemble.gateway.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.bigbluebutton.XmlElement;
import java.util.List;
import net.jqwik.api.Example;

class RecordingOwnersTest {

    private static final List<Recording> LISTED = List.of(
            Recordings.of("r1", "abc", 1),
            Recordings.of("r2", "abc~moodle", 2),
            Recordings.breakout("r3", "r2"),
            Recordings.breakout("r4", "r1"),
            Recordings.breakout("r5", "r-of-nobody"));

    @Example
    void aTenantHasItsRecordingsWithTheirBreakouts() {
        assertThat(ids("moodle")).containsExactly("r2", "r3");
        assertThat(ids("default")).containsExactly("r1", "r4");
        assertThat(ids("other")).isEmpty();
    }

    @Example
    void metadataCannotNameAnotherOwner() {
        // Given
        var stolen = new Recording(Recordings.of("r6", "abc", 1)
                .element()
                .changing(
                        "metadata", metadata -> XmlElement.of("metadata", XmlElement.leaf("meetingId", "abc~moodle"))));

        // Then
        assertThat(stolen.tenant()).isEqualTo("default");
    }

    @Example
    void withoutAMeetingTheMetadataTell() {
        var old = new Recording(
                Recordings.of("r7", "abc~moodle", 1).element().changing("meetingID", id -> id.withText("")));

        assertThat(old.tenant()).isEqualTo("moodle");
    }

    private static List<String> ids(String tenant) {
        return OwnRecordings.of(tenant, LISTED).stream().map(Recording::id).toList();
    }
}
