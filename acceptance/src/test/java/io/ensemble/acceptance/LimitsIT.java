package io.ensemble.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A tenant's limit under a rush, over two gateways and two dispatchers. */
class LimitsIT {

    private static final String TENANTS = """
            tenants:
              - id: default
                secrets: ["%s"]
                limits: { meetings: 50 }
            """.formatted(Suite.SECRET);

    @Test
    void fiveHundredCreatesAtOnceAgainstALimitOfFiftyMakeExactlyFifty() throws Exception {
        try (var suite = Suite.start(4, 2, TENANTS);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // Given that a limit is counted at all: until all nodes have told what they run, it would be a guess
            suite.awaitPlacementsComplete();

            // When
            var answers = threads.invokeAll(IntStream.range(0, 500)
                    .<Callable<String>>mapToObj(i -> () -> {
                        var answer = suite.api(i % 2).create("limited-" + i);
                        return ApiClient.text(answer, "returncode") + " " + ApiClient.text(answer, "messageKey");
                    })
                    .toList());
            var counts = answers.stream()
                    .map(answer -> answer.resultNow())
                    .collect(Collectors.groupingBy(outcome -> outcome, Collectors.counting()));

            // Then
            System.getLogger(LimitsIT.class.getName())
                    .log(System.Logger.Level.INFO, "500 creates against a limit of 50: {0}", counts);
            assertThat(counts)
                    .containsOnlyKeys("SUCCESS ", "FAILED maxConcurrent")
                    .containsEntry("SUCCESS ", 50L);
            assertThat(suite.api(0).call("getMeetings").body().split("<meetingID>", -1))
                    .hasSize(51);
        }
    }
}
