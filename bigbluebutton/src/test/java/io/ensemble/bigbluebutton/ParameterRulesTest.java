package io.ensemble.bigbluebutton;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterRulesTest {

    @Property
    void anOrdinaryMeetingIdIsFine(
            @ForAll @StringLength(min = 2, max = 256) @CharRange(from = ' ', to = '+') @CharRange(from = '-', to = '~')
                    String meetingId) {
        assertThat(MeetingId.violation(meetingId)).isEmpty();
    }

    @Property
    void aMeetingIdIsAcceptedOrRefusedForAReason(@ForAll String meetingId) {
        var sound = meetingId.length() >= 2
                && meetingId.length() <= 256
                && meetingId.chars().noneMatch(c -> c == ',' || c < ' ' || c == 0x7F);

        assertThat(MeetingId.violation(meetingId).isEmpty()).isEqualTo(sound);
    }

    @Property
    void aCommaIsRefusedAnywhere(
            @ForAll @StringLength(min = 2, max = 200) @CharRange(from = 'a', to = 'z') String meetingId,
            @ForAll @IntRange(max = 200) int position) {
        var withComma = new StringBuilder(meetingId)
                .insert(Math.min(position, meetingId.length()), ',')
                .toString();

        assertThat(MeetingId.violation(withComma)).contains(Failure.MEETING_ID_COMMA);
    }

    @Test
    void aMeetingIdHasToBeThere() {
        assertThat(MeetingId.violation(Parameters.NONE)).contains(Failure.MISSING_MEETING_ID);
        assertThat(MeetingId.violation(Parameters.of("meetingID", ""))).contains(Failure.MISSING_MEETING_ID);
        assertThat(MeetingId.violation(Parameters.of("meetingid", "abc"))).contains(Failure.MISSING_MEETING_ID);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 257})
    void aMeetingIdHasItsSize(int length) {
        assertThat(MeetingId.violation("a".repeat(length))).contains(Failure.MEETING_ID_SIZE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000", "\u007Fa"})
    void aMeetingIdHasNoControlCharacters(String meetingId) {
        assertThat(MeetingId.violation(meetingId)).contains(Failure.MEETING_ID_INVALID);
    }

    @Test
    void aNameIsAbsentEmptyOrOfTheWrongSize() {
        assertThat(MeetingName.violation(Parameters.NONE)).contains(Failure.NULL_MEETING_NAME);
        assertThat(MeetingName.violation("")).contains(Failure.EMPTY_MEETING_NAME);
        assertThat(MeetingName.violation("a")).contains(Failure.MEETING_NAME_SIZE);
        assertThat(MeetingName.violation("a".repeat(257))).contains(Failure.MEETING_NAME_SIZE);
    }

    @Property
    void aNameOfTheRightSizeIsFine(@ForAll @StringLength(min = 2, max = 256) String name) {
        assertThat(MeetingName.violation(Parameters.of("name", name))).isEmpty();
    }

    @Property
    void aPasswordIsEmptyOrOfTheRightSize(@ForAll @StringLength(max = 100) String password) {
        var sound = password.isEmpty() || (password.length() >= 2 && password.length() <= 64);

        assertThat(Password.violation(password))
                .isEqualTo(sound ? Optional.empty() : Optional.of(Failure.INVALID_PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"attendeePW", "moderatorPW", "password"})
    void aPasswordIsFoundUnderEachOfItsNames(String name) {
        assertThat(Password.violation(Parameters.of(name, "x"))).contains(Failure.INVALID_PASSWORD);
        assertThat(Password.violation(Parameters.of(name, ""))).isEmpty();
    }
}
