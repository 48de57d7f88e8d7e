package io.ensemble.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.sandbox.jitsi.token.TokenMode;
import io.ensemble.sandbox.meeting.TimeScale;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    @Test
    void startsFourNodesWithoutOptions() {
        assertThat(CommandLine.parse(List.of())).isEqualTo(new CommandLine.Start(Options.DEFAULT));
    }

    @Test
    void readsEveryOption() {
        // When
        var parsed = CommandLine.parse(
                List.of(("--nodes 9 --port 9101 --host ::1 --write-nodes n.yaml --time-scale 2.5 --secret-seed s"
                                + " --people 7 --jitsi 3 --jitsi-tokens secret,none,key"
                                + " --jitsi-key-server http://127.0.0.1:8080/asap/"
                                + " --jitsi-reservations http://127.0.0.1:8080/reservations/{node}")
                        .split(" ")));
        // Then
        assertThat(parsed)
                .isEqualTo(new CommandLine.Start(new Options(
                        9,
                        new JitsiOptions(
                                3,
                                List.of(TokenMode.SECRET, TokenMode.NONE, TokenMode.KEY),
                                Optional.of("http://127.0.0.1:8080/asap"),
                                Optional.of("http://127.0.0.1:8080/reservations/{node}")),
                        9101,
                        "::1",
                        Optional.of(Path.of("n.yaml")),
                        new TimeScale(2.5),
                        Optional.of("s"),
                        7)));
    }

    @ParameterizedTest
    @CsvSource({
        "--nodes, needs a value",
        "--nodes -1, --nodes is a number from 0 to 1000",
        "--nodes 0, A fleet has at least one node",
        "--jitsi 1001, --jitsi is a number from 0 to 1000",
        "--jitsi-tokens any, '--jitsi-tokens is a list of secret, key and none'",
        "--jitsi-tokens key, needs a --jitsi-key-server",
        "--jitsi-reservations nowhere, is an http or https address",
        "--port x, --port is a number",
        "--node 4, There is no option --node",
        "--time-scale 0, --time-scale is a number above 0",
        "--port 65535, do not fit below 65536"
    })
    void saysWhatIsWrong(String arguments, String message) {
        assertThat(CommandLine.parse(List.of(arguments.split(" "))))
                .isInstanceOfSatisfying(
                        CommandLine.Wrong.class,
                        wrong -> assertThat(wrong.message()).contains(message));
    }
}
