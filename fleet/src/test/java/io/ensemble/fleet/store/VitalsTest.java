// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class VitalsTest {

    @Test
    void whatAServerSaysIsRead() {
        var info = """
                # Server
                redis_version:7.2.4
                uptime_in_seconds:86400

                # Memory
                used_memory:1048576
                maxmemory:0
                # Stats
                evicted_keys:7
                # Replication
                role:master
                connected_slaves:1
                """.replace("\n", "\r\n");
        assertThat(Vitals.of(info)).contains(new Vitals(Duration.ofDays(1), 1_048_576, 0, 7, 1));
    }

    @Test
    void whatItDoesNotSayIsNothing() {
        assertThat(Vitals.of("uptime_in_seconds:5\nused_memory:many\n"))
                .contains(new Vitals(Duration.ofSeconds(5), 0, 0, 0, 0));
    }

    @Test
    void eachRunOfAServerHasAName() {
        assertThat(Vitals.run("# Server\r\nrun_id:8a04f2\r\ntcp_port:6379\r\n")).contains("8a04f2");
        assertThat(Vitals.run("# Server\r\n")).isEmpty();
    }

    @Test
    void somethingElseIsNoVitals() {
        assertThat(Vitals.of("")).isEmpty();
        assertThat(Vitals.of("ERR unknown command")).isEmpty();
    }
}
