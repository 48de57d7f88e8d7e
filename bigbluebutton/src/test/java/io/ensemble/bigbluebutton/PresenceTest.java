// SPDX-License-Identifier: Apache-2.0
package io.ensemble.bigbluebutton;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.bigbluebutton.NodeReply.Answered;
import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.bigbluebutton.NodeReply.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PresenceTest {

    @ParameterizedTest
    @CsvSource({
        "<returncode>SUCCESS</returncode><hasBeenForciblyEnded>false</hasBeenForciblyEnded>, THERE",
        "<returncode>SUCCESS</returncode>, THERE",
        "<returncode>SUCCESS</returncode><hasBeenForciblyEnded>true</hasBeenForciblyEnded>, NOT_THERE",
        "<returncode>FAILED</returncode><messageKey>notFound</messageKey>, NOT_THERE",
        "<returncode>FAILED</returncode><messageKey>internalError</messageKey>, UNSAID",
        "<returncode>FAILED</returncode>, UNSAID"
    })
    void anAnswerSaysWhetherTheMeetingIsThere(String answer, Presence presence) throws MalformedXmlException {
        var response = XmlReader.read(("<response>" + answer + "</response>").getBytes(UTF_8));
        assertThat(Presence.in(new Answered(response, Optional.empty(), List.of())))
                .isEqualTo(presence);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void aNodeThatDoesNotAnswerSaysNothing(Reason reason) {
        assertThat(Presence.in(new Failed(reason, ""))).isEqualTo(Presence.UNSAID);
    }
}
