package io.ensemble.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.bigbluebutton.NodeReply.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignTest {

    @ParameterizedTest
    @CsvSource({
        "CREATE, CREATE, 8, REFUSED, ILL",
        "CREATE, CREATE, 8, TIMEOUT, ILL",
        "CREATE, CREATE, 8, SERVER_ERROR, ILL",
        "CREATE, CREATE, 8, CONNECTION_LOST, ILL",
        "CREATE, CREATE, 8, UNREADABLE, ILL",
        "CREATE, CREATE, 8, WRONG_SECRET, ILL",
        // The caller had no time for it.
        "CREATE, CREATE, 1, TIMEOUT, NONE",
        // What was sent may be the reason.
        "CREATE, CREATE, 8, BAD_STATUS, NONE",
        "CREATE, UPLOAD, 60, TIMEOUT, NONE",
        "CREATE, UPLOAD, 60, CONNECTION_LOST, NONE",
        "CREATE, UPLOAD, 60, REFUSED, ILL",
        // One tenant makes lists long, or unreadable.
        "GET_MEETINGS, LIST, 3, TIMEOUT, NONE",
        "GET_MEETINGS, LIST, 3, UNREADABLE, NONE",
        "GET_MEETINGS, LIST, 3, TOO_LARGE, NONE",
        "GET_MEETINGS, LIST, 3, REFUSED, ILL",
        "GET_MEETINGS, LIST, 3, SERVER_ERROR, ILL",
        // A node may have no webhooks.
        "HOOKS_CREATE, CALL, 5, SERVER_ERROR, NONE",
        "HOOKS_CREATE, CALL, 5, REFUSED, ILL",
        "JOIN, CALL, 5, REDIRECTED, NONE",
        "END, CALL, 5, INTERRUPTED, NONE",
    })
    void aFailureSaysOfTheNodeWhatItCan(ApiCall call, Patience patience, long seconds, Reason reason, Sign sign) {
        assertThat(Sign.of(call, patience, Duration.ofSeconds(seconds), new Failed(reason, "")))
                .isEqualTo(sign);
    }

    @Test
    void onlyWhatBigBlueButtonItselfAnswersShowsThatItIsWell() {
        assertThat(Sign.ofAnswer(ApiCall.CREATE)).isEqualTo(Sign.WELL);
        assertThat(Sign.ofAnswer(ApiCall.HOOKS_CREATE)).isEqualTo(Sign.NONE);
    }
}
