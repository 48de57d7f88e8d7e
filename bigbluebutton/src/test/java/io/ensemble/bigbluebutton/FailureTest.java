package io.ensemble.bigbluebutton;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTest {

    @Test
    void isWrittenInTheServersShape() {
        assertThat(Failure.MEETING_ID_COMMA.toXml().toXml())
                .isEqualTo("<response><returncode>FAILED</returncode><messageKey>validationError</messageKey>"
                        + "<message>Meeting ID cannot contain &apos;,&apos;</message></response>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CREATE                 | You must provide the checksum                | Checksums do not match
            JOIN                   | You must provide the checksum                | Checksums do not match
            GET_RECORDINGS         | You did not pass the checksum security check | You did not pass the checksum security check
            PUT_RECORDING_TEXT_TRACK | You did not pass the checksum security check | You did not pass the checksum security check
            HOOKS_LIST             | You did not pass the checksum security check. | You did not pass the checksum security check.
            """)
    void refusesAChecksumInTheWordsOfTheCallsController(ApiCall call, String missing, String mismatch) {
        assertThat(Failure.checksumMissing(call)).isEqualTo(new Failure("checksumError", missing));
        assertThat(Failure.checksumMismatch(call)).isEqualTo(new Failure("checksumError", mismatch));
    }
}
