// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.file.Reading.Accepted;
import io.ensemble.fleet.file.Reading.Refused;
import io.ensemble.fleet.node.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFileTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private Path secret = Path.of("");
    private Path nodes = Path.of("");
    private WatchedFile<List<Node>> file = watched(nodes);

    @BeforeEach
    void aNodeWhoseSecretIsInAFile() throws IOException {
        secret = folder.resolve("secret");
        nodes = folder.resolve("nodes.yaml");
        file = watched(nodes);
        Files.writeString(secret, "first");
        Files.writeString(nodes, text("file:" + secret));
        assertThat(file.change()).map(WatchedFileTest::told).contains("first");
        assertThat(file.change()).isEmpty();
    }

    @Test
    void aChangeCountsWhenItIsSeenTwice() throws IOException {
        Files.writeString(nodes, text("another"));
        assertThat(file.change()).isEmpty();
        assertThat(file.change()).map(WatchedFileTest::told).contains("another");
        assertThat(file.change()).isEmpty();
    }

    @Test
    void soDoesAChangeOfASecretThatTheFileNames() throws IOException {
        Files.writeString(secret, "second");
        assertThat(file.change()).isEmpty();
        assertThat(file.change()).map(WatchedFileTest::told).contains("second");
        assertThat(file.change()).isEmpty();
    }

    @Test
    void aSecretThatIsBeingWrittenIsNoChange() throws IOException {
        Files.writeString(secret, "");
        assertThat(file.change()).isEmpty();
        Files.writeString(secret, "first");
        assertThat(file.change()).isEmpty();
        assertThat(file.change()).isEmpty();
    }

    @Test
    void aSecretThatIsGoneIsToldOnce() throws IOException {
        Files.delete(secret);
        assertThat(file.change()).isEmpty();
        assertThat(file.change()).containsInstanceOf(Refused.class);
        assertThat(file.change()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsToldOnceAndReadAtOnceWhenItIsBack() throws IOException {
        Files.delete(nodes);
        assertThat(file.change()).containsInstanceOf(Refused.class);
        assertThat(file.change()).isEmpty();

        Files.writeString(nodes, text("first"));
        assertThat(file.change()).map(WatchedFileTest::told).contains("first");
    }

    private static String told(Reading<List<Node>> reading) {
        return reading instanceof Accepted<List<Node>>(var nodes)
                ? nodes.getFirst().secret().value()
                : "";
    }

    private static WatchedFile<List<Node>> watched(Path path) {
        return new WatchedFile<>(path, text -> NodesFile.read(text, new Secrets(_ -> null)));
    }

    private static String text(String secret) {
        return "nodes:\n  - id: bbb-01\n    kind: bigbluebutton\n    url: https://bbb-01.example.org\n    secret: "
                + secret + "\n";
    }
}
