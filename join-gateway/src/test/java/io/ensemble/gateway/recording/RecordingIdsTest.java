package io.ensemble.gateway.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RecordingIdsTest {

    @Property
    void aNodeReadsWhatIsWritten(@ForAll("ids") Set<String> ids) {
        assertThat(Ids.read(Ids.write(ids))).containsExactlyElementsOf(ids);
    }

    @Example
    void idsMayBeEncodedTwice() {
        assertThat(Ids.read("a%2Cb, c%7Ed,,a")).containsExactly("a", "b", "c~d");
        assertThat(Ids.read("100%")).containsExactly("100%");
        assertThat(Ids.read(" , ")).isEmpty();
    }

    @Example
    void theMarkOfATenantStaysAsItIs() {
        assertThat(Ids.write(List.of("a~moodle", "b"))).isEqualTo("a~moodle,b");
    }

    @Provide
    Arbitrary<Set<String>> ids() {
        return Arbitraries.strings()
                .withChars("ab%+~-2C")
                .ofMinLength(1)
                .ofMaxLength(6)
                .set()
                .ofMaxSize(4);
    }
}
