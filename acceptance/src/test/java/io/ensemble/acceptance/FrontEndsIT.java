package io.ensemble.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What known front ends do, call by call, for two tenants with equal meeting ids at the same time: the flows of Greenlight,
 * Moodle, PILOS and Nextcloud, and two clients from npm.
 */
class FrontEndsIT {

    private static final String TENANTS = """
            tenants:
              - id: north
                hosts: [north.example.org]
                secrets: [norths-old-secret, norths-secret]
              - id: south
                hosts: [south.example.org]
                secrets: [souths-secret]
            """;

    private static Suite suite;

    @BeforeAll
    static void start() {
        suite = Suite.start(4, 2, TENANTS);
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    void greenlightCreatesAndJoinsWithinATenthOfASecondAtAnotherGateway() throws Exception {
        forBothTenants((tenant, other) -> {
            // Its health check
            var health = tenant.first().call("isMeetingRunning", "meetingID", "0");
            assertThat(ApiClient.text(health, "returncode")).isEqualTo("SUCCESS");
            // Create, then at once join with role, an empty password, a user id and the create time
            var created = tenant.first()
                    .call(
                            "create",
                            "name",
                            "Room",
                            "meetingID",
                            "greenlight-room",
                            "moderatorPW",
                            "mod",
                            "attendeePW",
                            "att");
            var createTime = ApiClient.text(created, "createTime");
            var join = tenant.second()
                    .call(
                            "join",
                            "fullName",
                            "Ada",
                            "meetingID",
                            "greenlight-room",
                            "role",
                            "Moderator",
                            "password",
                            "",
                            "userID",
                            "gl-1",
                            "createTime",
                            createTime);
            assertThat(join.statusCode()).isEqualTo(302);
            assertThat(Http.browse(location(join)).body()).contains("Ada").contains("MODERATOR");
            assertThat(ApiClient.text(tenant.second().call("getMeetings"), "meetingID"))
                    .doesNotContain("~");
            // A stale create time is told to the front end
            var stale = tenant.first()
                    .call(
                            "join",
                            "fullName",
                            "Ada",
                            "meetingID",
                            "greenlight-room",
                            "role",
                            "Viewer",
                            "createTime",
                            "1");
            assertThat(Http.get(location(stale))
                            .headers()
                            .firstValue("Location")
                            .orElse(""))
                    .contains("mismatchCreateTimeParam");
        });
    }

    @Test
    void moodleCreatesWithSlidesAndJoinsWithPasswordAndRole() throws Exception {
        forBothTenants((tenant, other) -> {
            var id = "seed-1-2[3]";
            assertThat(ApiClient.text(tenant.first().call("getMeetingInfo", "meetingID", id), "messageKey"))
                    .isEqualTo("notFound");
            var created = Http.post(
                    tenant.first()
                            .url(
                                    "create",
                                    "name",
                                    "Lesson",
                                    "meetingID",
                                    id,
                                    "attendeePW",
                                    "ap",
                                    "moderatorPW",
                                    "mp",
                                    "meta_bn-origin",
                                    "Moodle"),
                    "text/xml",
                    "<modules><module name='presentation'><document url='https://m.example.org/f.pdf?a=1'/>"
                            + "</module></modules>");
            assertThat(ApiClient.text(created, "returncode")).as(created.body()).isEqualTo("SUCCESS");
            var info = tenant.second().call("getMeetingInfo", "meetingID", id);
            assertThat(ApiClient.text(info, "meetingID")).isEqualTo(id);
            assertThat(ApiClient.text(info, "bn-origin")).isEqualTo("Moodle");
            var join = tenant.second()
                    .call(
                            "join",
                            "fullName",
                            "Léa",
                            "meetingID",
                            id,
                            "password",
                            "ap",
                            "role",
                            "VIEWER",
                            "guest",
                            "false",
                            "logoutURL",
                            "https://m.example.org/",
                            "createTime",
                            ApiClient.text(created, "createTime"));
            assertThat(Http.browse(location(join)).body()).contains("Léa").contains("VIEWER");
        });
    }

    @Test
    void pilosSendsPeopleToItsErrorPageAndSeesOnlyItsOwnMeetings() throws Exception {
        forBothTenants((tenant, other) -> {
            var mine = "pilos-" + tenant.id();
            assertThat(ApiClient.text(tenant.first().create(mine), "returncode"))
                    .isEqualTo("SUCCESS");
            assertThat(ApiClient.text(tenant.second().call("getMeetingInfo", "meetingID", mine), "meetingID"))
                    .isEqualTo(mine);
            var listed = tenant.second().call("getMeetings").body();
            assertThat(listed).contains("<meetingID>" + mine + "</meetingID>").doesNotContain("pilos-" + other.id());
            var failed = tenant.first()
                    .call(
                            "join",
                            "fullName",
                            "Jo",
                            "meetingID",
                            "pilos-unknown",
                            "role",
                            "VIEWER",
                            "errorRedirectUrl",
                            "https://pilos.example.org/rooms/1?x=y");
            var target = URLDecoder.decode(location(failed).toString(), StandardCharsets.UTF_8);
            assertThat(target)
                    .startsWith("https://pilos.example.org/rooms/1?x=y&errors=")
                    .contains("invalidMeetingIdentifier");
            // What is another tenant's does not exist
            assertThat(ApiClient.text(
                            tenant.first().call("getMeetingInfo", "meetingID", "pilos-" + other.id()), "messageKey"))
                    .isEqualTo("notFound");
        });
    }

    @Test
    void nextcloudCreatesEachTimeAndLearnsThatTheRoomRuns() throws Exception {
        forBothTenants((tenant, other) -> {
            var create = List.of("name", "Room", "meetingID", "nc-room", "attendeePW", "aaaa", "moderatorPW", "mmmm")
                    .toArray(String[]::new);
            var first = tenant.first().call("create", create);
            var second = tenant.second().call("create", create);
            assertThat(ApiClient.text(second, "messageKey")).isEqualTo("duplicateWarning");
            assertThat(ApiClient.text(second, "createTime")).isEqualTo(ApiClient.text(first, "createTime"));
            assertThat(ApiClient.text(tenant.first().call("isMeetingRunning", "meetingID", "foobar"), "running"))
                    .isEqualTo("false");
            var join = tenant.second().call("join", "fullName", "Nora", "meetingID", "nc-room", "password", "mmmm");
            assertThat(Http.browse(location(join)).body()).contains("Nora").contains("MODERATOR");
        });
    }

    @Test
    void twoClientsFromNpmWorkForTwoTenantsAtOnce() throws Exception {
        forBothTenants((tenant, other) -> {
            var environment = Map.of(
                    "BBB_URL",
                    tenant.first().base() + "/bigbluebutton",
                    "BBB_SECRET",
                    tenant.first().secret(),
                    "MEETING",
                    "the same id");
            JavaScript.run("bigbluebutton-js.mjs", tenant.id(), environment);
            JavaScript.run("bbb-promise.mjs", tenant.id(), environment);
        });
    }

    /** A tenant as its front end sees it, through either gateway. */
    private record Tenant(String id, ApiClient first, ApiClient second) {
        static Tenant of(String id, String secret) {
            return new Tenant(id, at(0, id, secret), at(1, id, secret));
        }

        private static ApiClient at(int gateway, String id, String secret) {
            return new ApiClient(suite.gateways().get(gateway).url().resolve("/t/" + id), secret);
        }
    }

    /** What a front end does. */
    @FunctionalInterface
    private interface Flow {
        void run(Tenant tenant, Tenant other) throws Exception;
    }

    private static void forBothTenants(Flow flow) throws Exception {
        var north = Tenant.of("north", "norths-secret");
        var south = Tenant.of("south", "souths-secret");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var flows = threads.invokeAll(List.<Callable<Void>>of(
                    () -> {
                        flow.run(north, south);
                        return null;
                    },
                    () -> {
                        flow.run(south, north);
                        return null;
                    }));
            for (var done : flows) {
                done.get();
            }
        }
    }

    private static URI location(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }
}
