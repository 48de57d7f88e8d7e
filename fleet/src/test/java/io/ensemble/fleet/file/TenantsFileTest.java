package io.ensemble.fleet.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.tenant.CreateParameters;
import io.ensemble.fleet.tenant.JoinParameters;
import io.ensemble.fleet.tenant.Tenant;
import io.ensemble.fleet.tenant.TenantLimits;
import io.ensemble.fleet.tenant.Tenants;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenantsFileTest {

    private static final Secrets SECRETS = new Secrets(Map.<String, String>of()::get);

    private static final String MOODLE = """
            tenants:
              - id: moodle
                hosts: [Moodle.meet.example.org]
                secrets: [first, second]
                limits: { meetings: 50, attendees: 2000 }
                create: { defaults: { muteOnStart: "true" }, overrides: { record: "false" } }
            """;

    @Test
    void readsWhatTheDesignShows() {
        assertThat(TenantsFile.read(MOODLE, SECRETS))
                .isEqualTo(new Reading.Accepted<>(new Tenants(List.of(new Tenant(
                        "moodle",
                        Set.of("moodle.meet.example.org"),
                        List.of(new Secret("first"), new Secret("second")),
                        new TenantLimits(OptionalInt.of(50), OptionalInt.of(2000)),
                        new CreateParameters(Map.of("muteOnStart", "true"), Map.of("record", "false")))))));
    }

    @Test
    void refusesATakenHostAndAMissingSecretWithTheirLines() {
        // Given
        var text = MOODLE + """
                  - id: other
                    hosts: [moodle.meet.example.org]
                  - id: third
                    secrets: [x]
                    limits: { meetings: many }
                """;

        // When
        var reading = TenantsFile.read(text, SECRETS);

        // Then
        assertThat(reading)
                .isEqualTo(new Reading.Refused<>(List.of(
                        new Problem(7, "the tenant has no secret; list at least one under 'secrets:'"),
                        new Problem(8, "'moodle.meet.example.org' is taken by the tenant in line 3"),
                        new Problem(11, "'meetings' must be a whole number, 0 or more, not 'many'"))));
    }

    @Test
    void aWatchedFileTellsEachChangeOnce(@TempDir Path folder) throws Exception {
        // Given
        var path = Files.writeString(folder.resolve("tenants.yaml"), MOODLE);
        var watched = new WatchedFile<>(path, text -> TenantsFile.read(text, SECRETS));

        // When, Then
        assertThat(watched.change()).get().isInstanceOf(Reading.Accepted.class);
        assertThat(watched.change()).isEmpty();
        Files.writeString(path, "tenants:");
        assertThat(watched.change()).as("half written").isEmpty();
        Files.writeString(path, "tenants: oops");
        assertThat(watched.change()).as("seen once").isEmpty();
        assertThat(watched.change()).get().isInstanceOf(Reading.Refused.class);
        assertThat(watched.change()).isEmpty();
        Files.delete(path);
        assertThat(watched.change()).get().isInstanceOf(Reading.Refused.class);
        assertThat(watched.change()).isEmpty();
        Files.writeString(path, MOODLE);
        assertThat(watched.change()).get().isInstanceOf(Reading.Accepted.class);
    }

    @Test
    void parametersOfJoinAndWordsToAddAreRead() {
        // When
        var reading = TenantsFile.read("""
                tenants:
                  - id: school
                    secrets: [s]
                    create: { append: { disabledFeatures: [chat, polls] } }
                    join: { defaults: { guest: "true" }, overrides: { auth: "false" } }
                """, SECRETS);

        // Then
        assertThat(reading).isInstanceOfSatisfying(Reading.Accepted.class, accepted -> {
            var school = ((Tenants) accepted.value()).all().getFirst();
            assertThat(school.create().append()).isEqualTo(Map.of("disabledFeatures", List.of("chat", "polls")));
            assertThat(school.join()).isEqualTo(new JoinParameters(Map.of("guest", "true"), Map.of("auth", "false")));
        });
    }
}
