package io.ensemble.gateway.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.bigbluebutton.XmlElement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RecordingListTest {

    @Property
    void pagesOfAllNodesAreThePagesOfOneSortedList(
            @ForAll @Size(max = 40) List<@IntRange(max = 9) Integer> startTimes,
            @ForAll @IntRange(min = 1, max = 7) int limit,
            @ForAll long seed) {
        // Given recordings that the nodes tell of in any order, some of them twice
        var all = new ArrayList<Recording>();
        for (var i = 0; i < startTimes.size(); i++) {
            all.add(Recordings.of("r" + i, "abc", startTimes.get(i)));
        }
        var told = new ArrayList<>(all);
        told.addAll(all.subList(0, all.size() / 2));

        // When each page is asked for while the nodes answer in another order
        var paged = new ArrayList<String>();
        var random = new Random(seed);
        for (var offset = 0; offset < all.size(); offset += limit) {
            Collections.shuffle(told, random);
            var answer = RecordingList.answer(told, Optional.of(new Page(offset, limit)));
            assertThat(answer.text("totalElements")).isEqualTo(String.valueOf(all.size()));
            paged.addAll(ids(answer));
        }

        // Then
        assertThat(paged).isEqualTo(ids(RecordingList.answer(all, Optional.empty())));
        assertThat(paged).hasSameSizeAs(all).doesNotHaveDuplicates();
    }

    @Example
    void theNewestComesFirstAndIdsDecideTheRest() {
        var answer = RecordingList.answer(
                List.of(
                        Recordings.of("c", "abc", 5),
                        Recordings.of("b", "abc", 5),
                        Recordings.of("a", "abc", 4),
                        Recordings.of("d", "abc", 10)),
                Optional.empty());

        assertThat(ids(answer)).containsExactly("d", "b", "c", "a");
        assertThat(answer.child("totalElements")).isEmpty();
    }

    @Example
    void noRecordingsAreToldInTheServersWords() {
        assertThat(RecordingList.answer(List.of(), Optional.empty()).toXml())
                .isEqualTo("<response><returncode>SUCCESS</returncode><recordings></recordings>"
                        + "<messageKey>noRecordings</messageKey>"
                        + "<message>There are no recordings for the meeting(s).</message></response>");
    }

    @Example
    void aPageBehindTheEndStillTellsHowManyThereAre() {
        var answer = RecordingList.answer(List.of(Recordings.of("a", "abc", 1)), Optional.of(new Page(5, 10)));

        assertThat(answer.text("messageKey")).isEqualTo("noRecordings");
        assertThat(answer.text("totalElements")).isEqualTo("1");
    }

    @Example
    void idsAreTheTenantsOwn() {
        var recording = RecordingList.answer(List.of(Recordings.of("a", "seed~moodle", 1)), Optional.empty())
                .child("recordings")
                .flatMap(list -> list.child("recording"))
                .orElseThrow();

        assertThat(recording.text("meetingID")).isEqualTo("seed");
        assertThat(recording.child("metadata").orElseThrow().text("meetingId")).isEqualTo("seed");
    }

    @Example
    void limitsAreClamped() {
        assertThat(page("limit=1000&offset=-3")).contains(new Page(0, 100));
        assertThat(page("limit=0&offset=7")).contains(new Page(7, 1));
        assertThat(page("limit=5&offset=x")).contains(new Page(0, 5));
        assertThat(page("limit=5&offset=99999999999")).contains(new Page(Integer.MAX_VALUE, 5));
        assertThat(page("limit=many&offset=5")).isEmpty();
        assertThat(page("offset=5")).isEmpty();
    }

    private static Optional<Page> page(String query) {
        return Page.of(Parameters.parse(query));
    }

    private static List<String> ids(XmlElement answer) {
        return answer.child("recordings").orElseThrow().children("recording").stream()
                .map(recording -> recording.text("recordID"))
                .toList();
    }
}
