package io.ensemble.fleet.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.placement.MeetingKey;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MeetingScopeTest {

    @Example
    void theDefaultTenantKeepsItsIds() {
        assertThat(MeetingScope.onNode(new MeetingKey("default", "seed-3-[4]"))).isEqualTo("seed-3-[4]");
        assertThat(MeetingScope.onNode(new MeetingKey("moodle", "seed"))).isEqualTo("seed~moodle");
    }

    @Example
    void aDefaultIdThatLooksScopedIsNotTakenForAnotherTenants() {
        var tricky = new MeetingKey("default", "seed~moodle");
        assertThat(MeetingScope.onNode(tricky)).isEqualTo("seed~moodle~default");
        assertThat(MeetingScope.ofNode("seed~moodle~default")).isEqualTo(tricky);
    }

    @Property
    void everyIdComesBackAndNoTwoMeet(
            @ForAll("tenants") String tenant,
            @ForAll("ids") String id,
            @ForAll("tenants") String otherTenant,
            @ForAll("ids") String otherId) {
        var meeting = new MeetingKey(tenant, id);
        var other = new MeetingKey(otherTenant, otherId);
        assertThat(MeetingScope.ofNode(MeetingScope.onNode(meeting))).isEqualTo(meeting);
        assertThat(MeetingScope.onNode(meeting).equals(MeetingScope.onNode(other)))
                .isEqualTo(meeting.equals(other));
    }

    @Property
    void aHostFindsItsTenantInAnyCase(@ForAll("tenants") String id) {
        var tenant =
                new Tenant(id, Set.of(id + ".example.org"), List.of(), TenantLimits.NONE, CreateParameters.UNCHANGED);
        assertThat(new Tenants(List.of(tenant)).at(id.toUpperCase(Locale.ROOT) + ".Example.org"))
                .contains(tenant);
    }

    @Provide
    Arbitrary<String> tenants() {
        return Arbitraries.of("default", "moodle", "a-b", "0");
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.strings().withChars("ab~-:\n").ofMinLength(1).ofMaxLength(8);
    }
}
