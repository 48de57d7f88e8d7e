package io.ensemble.benchmark.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MemoryTest {

    @Test
    void readsWhatLinuxTells() throws IOException {
        assertThat(Memory.fromStatus("Name:\tjava\nVmHWM:\t  170000 kB\nVmRSS:\t  163840 kB\n"))
                .isEqualTo(160L * 1024 * 1024);
    }

    @Test
    void aProcessThatIsGoneHasNone() {
        assertThatThrownBy(() -> Memory.fromStatus("Name:\tjava\nState:\tZ (zombie)\n"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void thisProcessHasSome() throws IOException, InterruptedException {
        assertThat(Memory.resident(ProcessHandle.current().pid())).isGreaterThan(10L * 1024 * 1024);
    }
}
