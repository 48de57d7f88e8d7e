package io.ensemble.gateway.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.tenant.CreateParameters;
import io.ensemble.fleet.tenant.JoinParameters;
import io.ensemble.fleet.tenant.Tenant;
import io.ensemble.fleet.tenant.TenantLimits;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenantWishesTest {

    private static final Tenant SCHOOL = new Tenant(
            "school",
            Set.of(),
            List.of(),
            TenantLimits.NONE,
            new CreateParameters(
                    Map.of("muteOnStart", "true"),
                    Map.of("record", "false"),
                    Map.of("disabledFeatures", List.of("chat", "polls"))),
            new JoinParameters(Map.of("guest", "true"), Map.of("userdata-bbb_auto_join_audio", "false")));

    @Test
    void defaultsFillGapsAndOverridesWin() {
        var create = TenantWishes.forCreate(SCHOOL, Parameters.of("record", "true", "muteOnStart", "false"));
        assertThat(create.text("record")).isEqualTo("false");
        assertThat(create.text("muteOnStart")).isEqualTo("false");
        assertThat(TenantWishes.forCreate(SCHOOL, Parameters.NONE).text("muteOnStart"))
                .isEqualTo("true");
        assertThat(TenantWishes.forJoin(SCHOOL, Parameters.of("fullName", "Ada")))
                .isEqualTo(Parameters.of("fullName", "Ada", "guest", "true", "userdata-bbb_auto_join_audio", "false"));
    }

    @ParameterizedTest
    @CsvSource({"'', 'chat,polls'", "'polls', 'polls,chat'", "' captions , chat,', 'captions,chat,polls'"})
    void wordsAreAddedToWhatIsSentButNotTwice(String sent, String onNode) {
        assertThat(TenantWishes.forCreate(SCHOOL, Parameters.of("disabledFeatures", sent))
                        .text("disabledFeatures"))
                .isEqualTo(onNode);
    }
}
