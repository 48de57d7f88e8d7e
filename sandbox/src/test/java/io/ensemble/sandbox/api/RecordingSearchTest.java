package io.ensemble.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.sandbox.meeting.FakeTime;
import io.ensemble.sandbox.recording.Archive;
import io.ensemble.sandbox.recording.Recording;
import io.ensemble.sandbox.recording.RecordingQuery;
import io.ensemble.sandbox.recording.Recordings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingSearchTest {

    private final Recordings recordings = new Recordings();
    private final Archive archive = new Archive(recordings, new FakeTime());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | a;b",
                "meetingID=a | a",
                "meetingID=a%2Cb%2Cx | a;b",
                "meetingID=a%252Cb | a;b",
                "meetingID=x | ''",
                "state=any | a;b;c;d",
                "state=processing | c",
                "state=published%2Cdeleted | a;d",
                "state=nonsense | ''",
                "meta_course=Maths+I | a",
                "meta_course=Maths%25 | a;b",
                "meta_course=%25II | b",
                "meta_course=%25aths%25 | a;b",
                "meta_course=Maths | ''",
                "meta_COURSE=Maths%25&meta_term=2 | b",
                "meta_term=%25 | a;b"
            })
    void findsWhatFits(String query, String meetingIds) {
        // Given
        order("a", "published", Map.of("course", "Maths I", "term", "1"));
        order("b", "unpublished", Map.of("course", "Maths II", "term", "2"));
        order("c", "processing", Map.of());
        order("d", "deleted", Map.of());
        // When
        var found = search(query);
        // Then
        assertThat(String.join(";", found)).isEqualTo(meetingIds);
    }

    @Test
    void takesTheBeginningOfARecordIdAndPrefersItToAMeetingId() {
        // Given
        order("a", "published", Map.of());
        order("b", "published", Map.of());
        var beginning = RecordingQuery.prefixOf("b").substring(0, 10);
        // When
        var found = search("meetingID=a&recordID=" + beginning);
        // Then
        assertThat(found).containsExactly("b");
    }

    @Test
    void keepsPagesWithinTheirLimits() {
        // When
        var tooLarge =
                RecordingSearch.read(Parameters.parse("limit=1000&offset=-5")).page();
        var none = RecordingSearch.read(Parameters.parse("limit=all&offset=5")).page();
        // Then
        assertThat(tooLarge).contains(new RecordingQuery.Page(0, 100));
        assertThat(none).isEmpty();
    }

    private void order(String meetingId, String state, Map<String, String> meta) {
        archive.fill(new Archive.Order(meetingId, 1, meta, state));
    }

    private List<String> search(String query) {
        return recordings.search(RecordingSearch.read(Parameters.parse(query))).recordings().stream()
                .map(Recording::meetingId)
                .toList();
    }
}
