package io.ensemble.fleet.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.node.Jitsi;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.node.TokenKind;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodesFileTest {

    private static final Secrets SECRETS = new Secrets(Map.of("BBB_SECRET", "from-env")::get);

    @Test
    void readsWhatTheDesignShows() {
        // Given
        var text = """
                nodes:
                  - id: bbb-01                        # unique
                    kind: bigbluebutton
                    url: https://bbb-01.example.org
                    secret: 8cd8ef52e8e101574e400365b55e11a6
                    state: cordoned
                    tags: [gpu, paris]
                    weight: 1.5
                    exporter: https://bbb-01.example.org:9100/metrics
                  - id: jitsi-01
                    kind: jitsi
                    url: https://jitsi-01.example.org
                    stats: http://10.0.0.5:8080/colibri/stats
                """;

        // When
        var nodes = accepted(text);

        // Then
        assertThat(nodes)
                .containsExactly(
                        new Node(
                                "bbb-01",
                                NodeKind.BIGBLUEBUTTON,
                                URI.create("https://bbb-01.example.org"),
                                new Secret("8cd8ef52e8e101574e400365b55e11a6"),
                                NodeState.CORDONED,
                                Set.of("gpu", "paris"),
                                1.5,
                                Optional.of(URI.create("https://bbb-01.example.org:9100/metrics")),
                                Optional.empty()),
                        new Node(
                                "jitsi-01",
                                NodeKind.JITSI,
                                URI.create("https://jitsi-01.example.org"),
                                Secret.NONE,
                                NodeState.ENABLED,
                                Set.of(),
                                1.0,
                                Optional.empty(),
                                Optional.of(new Jitsi(
                                        TokenKind.NONE,
                                        Optional.of(URI.create("http://10.0.0.5:8080/colibri/stats")),
                                        Optional.empty(),
                                        Optional.empty()))));
    }

    @Test
    void readsHowAJitsiServerIsCountedAndWhomItLetsIn() {
        // Given
        var text = """
                nodes:
                  - { id: j-1, kind: jitsi, url: "https://j-1.example.org", secret: "${BBB_SECRET}",
                      jicofo: "http://10.0.0.5:8888/metrics", census: "http://10.0.0.5:5280/room-census" }
                  - { id: j-2, kind: jitsi, url: "https://j-2.example.org", tokens: key }
                  - { id: j-3, kind: jitsi, url: "https://j-3.example.org", secret: x, tokens: none }
                """;

        // When
        var nodes = accepted(text);

        // Then
        assertThat(nodes)
                .extracting(node -> node.jitsi().orElseThrow())
                .containsExactly(
                        new Jitsi(
                                TokenKind.SECRET,
                                Optional.empty(),
                                Optional.of(URI.create("http://10.0.0.5:8888/metrics")),
                                Optional.of(URI.create("http://10.0.0.5:5280/room-census"))),
                        new Jitsi(TokenKind.KEY, Optional.empty(), Optional.empty(), Optional.empty()),
                        new Jitsi(TokenKind.NONE, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(nodes.getFirst().secret()).isEqualTo(new Secret("from-env"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            tokens: maybe         | 'tokens' must be secret, key or none, not 'maybe'
            tokens: secret        | 'tokens: secret' needs a 'secret': the app_secret of prosody
            stats: 10.0.0.5:8080  | 'stats' must be a URL that begins with https:// or http:// and has a host, not '10.0.0.5:8080'
            jicofo: no            | 'jicofo' must be a URL that begins with https:// or http:// and has a host, not 'no'
            census: file:/x       | 'census' must be a URL that begins with https:// or http:// and has a host, not 'file:/x'
            secret: ${NOT_SET}    | the environment variable NOT_SET is not set or empty
            """)
    void whatIsWrongWithAJitsiServerIsNamedWithItsLine(String line, String message) {
        var text = """
                nodes:
                  - id: jitsi-01
                    kind: jitsi
                    url: https://jitsi-01.example.org
                """;

        assertThat(problems(text + "    " + line + "\n")).containsExactly(new Problem(5, message));
    }

    @Test
    void findsSecretsInTheEnvironmentAndInFiles(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("secret"), "from-file\n");
        assertThat(accepted(node("secret", "${BBB_SECRET}")).getFirst().secret())
                .isEqualTo(new Secret("from-env"));
        assertThat(accepted(node("secret", "file:" + file)).getFirst().secret()).isEqualTo(new Secret("from-file"));
        assertThat(problems(node("secret", "${NOT_SET}")))
                .containsExactly(new Problem(5, "the environment variable NOT_SET is not set or empty"));
        assertThat(problems(node("secret", "file:/nowhere")))
                .containsExactly(new Problem(5, "the file /nowhere cannot be read or is empty"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            id      | BBB_01          | 2 | 'id' must be 1 to 63 characters of a-z, 0-9 and '-', not beginning or ending with '-', not 'BBB_01'
            kind    | zoom            | 3 | 'kind' must be bigbluebutton or jitsi, not 'zoom'
            url     | bbb.example.org | 4 | 'url' must be a URL that begins with https:// or http:// and has a host, not 'bbb.example.org'
            state   | broken          | 6 | 'state' must be enabled, cordoned or disabled, not 'broken'
            state   | draining        | 6 | 'state' must be enabled, cordoned or disabled, not 'draining'
            weight  | 0               | 6 | 'weight' must be a number above 0 and at most 1000, not '0'
            weight  | NaN             | 6 | 'weight' must be a number above 0 and at most 1000, not 'NaN'
            tags    | paris           | 6 | 'tags' must be a list
            colour  | blue            | 6 | unknown key 'colour' in a node; known are census, exporter, id, jicofo, kind, secret, state, stats, tags, tokens, url, weight
            census  | http://c.org/   | 6 | 'census' is only for nodes of kind jitsi
            tokens  | none            | 6 | 'tokens' is only for nodes of kind jitsi
            """)
    void aBadValueIsRefusedWithItsLine(String key, String value, int line, String message) {
        assertThat(problems(node(key, value))).containsExactly(new Problem(line, message));
    }

    @Test
    void aServerIsListedOnce() {
        assertThat(problems("""
                nodes:
                  - id: a
                    kind: bigbluebutton
                    url: https://bbb.example.org
                    secret: s
                  - id: b
                    kind: bigbluebutton
                    url: https://BBB.example.org/
                    secret: s
                """))
                .containsExactly(new Problem(8, "the server at https://BBB.example.org/ is listed as 'a' already"));
    }

    @Test
    void refusesTheWholeFileAndNamesEveryProblem() {
        // Given
        var text = """
                nodes:
                  - id: a
                    kind: bigbluebutton
                    url: https://a.example.org
                    secret: x
                  - id: a
                    kind: bigbluebutton
                    url: https://b.example.org
                """;

        // Then
        assertThat(problems(text)).containsExactly(new Problem(6, "'secret' is missing in a node"));
        assertThat(problems(text + "    secret: y\n"))
                .containsExactly(new Problem(6, "the id 'a' is taken by the node in line 2"));
    }

    @Test
    void refusesWhatIsNotYamlOrHasNoNodes() {
        assertThat(problems("")).containsExactly(new Problem(1, "the file is empty"));
        assertThat(problems("nodes: []")).hasSize(1);
        assertThat(problems("nodes:\n  - id: [a\n"))
                .first()
                .satisfies(problem -> assertThat(problem.message()).startsWith("not YAML"));
        assertThat(problems("- a\n- b"))
                .containsExactly(new Problem(1, "the file must be a mapping of keys to values"));
    }

    @Property(tries = 300)
    void noTextMakesItThrow(@ForAll String text) {
        assertThat(NodesFile.read(text, SECRETS)).isInstanceOf(Reading.class);
    }

    private static String node(String key, String value) {
        var good = """
                nodes:
                  - id: bbb-01
                    kind: bigbluebutton
                    url: https://bbb-01.example.org
                    secret: x
                """;
        var line = "    " + key + ": " + value + "\n";
        return switch (key) {
            case "id" -> good.replace("id: bbb-01", "id: " + value);
            case "kind", "url", "secret" -> good.replaceAll("    " + key + ": .*\n", Matcher.quoteReplacement(line));
            default -> good + line;
        };
    }

    private static List<Node> accepted(String text) {
        return switch (NodesFile.read(text, SECRETS)) {
            case Reading.Accepted<List<Node>>(var nodes) -> nodes;
            case Reading.Refused<List<Node>>(var problems) -> throw new AssertionError(problems);
        };
    }

    private static List<Problem> problems(String text) {
        return switch (NodesFile.read(text, SECRETS)) {
            case Reading.Accepted<List<Node>>(var nodes) -> throw new AssertionError("accepted: " + nodes);
            case Reading.Refused<List<Node>>(var problems) -> problems;
        };
    }
}
