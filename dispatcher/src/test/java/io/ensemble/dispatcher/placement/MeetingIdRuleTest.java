package io.ensemble.dispatcher.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.placement.MeetingKey;
import org.junit.jupiter.api.Test;

class MeetingIdRuleTest {

    @Test
    void idsThatANodeTakesAreGood() {
        assertThat(against("ab")).isFalse();
        assertThat(against("x".repeat(256))).isFalse();
        assertThat(against("Übung 7: Größe~1/2?&=%")).isFalse();
    }

    @Test
    void idsThatANodeRefusesAreRefused() {
        assertThat(against("")).isTrue();
        assertThat(against("a")).isTrue();
        assertThat(against("x".repeat(257))).isTrue();
        assertThat(against("a,b")).isTrue();
        assertThat(against("a\nb")).isTrue();
        assertThat(against("a\u0085b")).isTrue();
    }

    @Test
    void theTenantsScopeMustFitToo() {
        assertThat(MeetingIdRule.against(new MeetingKey("moodle", "x".repeat(249))))
                .isEmpty();
        assertThat(MeetingIdRule.against(new MeetingKey("moodle", "x".repeat(250))))
                .isPresent();
    }

    private static boolean against(String id) {
        return MeetingIdRule.against(new MeetingKey("default", id)).isPresent();
    }
}
