package io.ensemble.acceptance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows of docs/design: who may know whom. */
class ArchitectureTest {

    private static final List<String> MODULES =
            List.of("bigbluebutton", "fleet", "sandbox", "node-poller", "dispatcher", "join-gateway", "benchmarks");

    private static JavaClasses all;

    @BeforeAll
    static void read() {
        all = new ClassFileImporter()
                .importPaths(MODULES.stream()
                        .map(module -> Path.of("..", module, "target", "classes"))
                        .toList());
        for (var root : List.of("bigbluebutton", "fleet", "sandbox", "poller", "dispatcher", "gateway", "benchmark")) {
            assertThat(all.stream().filter(type -> type.getPackageName().startsWith("io.ensemble." + root)))
                    .as("classes of " + root)
                    .isNotEmpty();
        }
    }

    @Test
    void theProtocolKnowsNothingButTheJdk() {
        check(classes()
                .that()
                .resideInAPackage("io.ensemble.bigbluebutton..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.ensemble.bigbluebutton..", "java..", "javax..", "org.jspecify.."));
    }

    @Test
    void theFleetKnowsNoServiceAndItsModelNoFramework() {
        check(noClasses()
                .that()
                .resideInAPackage("io.ensemble.fleet..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.ensemble.poller..",
                        "io.ensemble.dispatcher..",
                        "io.ensemble.gateway..",
                        "io.ensemble.sandbox.."));
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "io.ensemble.fleet.node..",
                        "io.ensemble.fleet.snapshot..",
                        "io.ensemble.fleet.placement..",
                        "io.ensemble.fleet.tenant..",
                        "io.ensemble.fleet.file..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..", "jakarta..", "io.vertx..", "com.fasterxml..", "io.ensemble.fleet.store.."));
    }

    @Test
    void noServiceKnowsAnother() {
        var services = List.of("io.ensemble.poller..", "io.ensemble.dispatcher..", "io.ensemble.gateway..");
        for (var service : services) {
            var others =
                    services.stream().filter(other -> !other.equals(service)).toArray(String[]::new);
            check(noClasses()
                    .that()
                    .resideInAPackage(service)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others));
            check(noClasses()
                    .that()
                    .resideInAPackage(service)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.ensemble.sandbox.."));
        }
        check(noClasses()
                .that()
                .resideInAPackage("io.ensemble.sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.ensemble.fleet..", "io.quarkus..", services.get(0), services.get(1), services.get(2)));
        check(noClasses()
                .that()
                .resideInAPackage("io.ensemble.benchmark..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.ensemble.sandbox..", services.get(0), services.get(1), services.get(2)));
    }

    @Test
    void onlyStoresTouchRedis() {
        check(noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Store")
                .and()
                .doNotHaveFullyQualifiedName("io.ensemble.fleet.store.Script")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus.redis..", "io.vertx.mutiny.redis.."));
    }

    @Test
    void resourcesNeverReachAStore() {
        check(noClasses()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Store"));
    }

    @Test
    void timeAndChanceAreInjected() {
        check(noClasses().should().callMethod(Instant.class, "now"));
        check(noClasses().should().callMethod(System.class, "currentTimeMillis"));
        check(noClasses().should().callConstructor(Random.class));
    }

    @Test
    void everyClassHasAnIdeaInItsName() {
        check(noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)$")
                .orShould()
                .resideInAnyPackage("..util..", "..impl..", "..dto..", "..common.."));
    }

    @Test
    void packagesDoNotGoInCircles() {
        for (var root : List.of("fleet", "poller", "gateway")) {
            check(slices().matching("io.ensemble." + root + ".(*)..").should().beFreeOfCycles());
        }
    }

    private static void check(ArchRule rule) {
        rule.check(all);
    }
}
