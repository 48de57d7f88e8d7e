package io.ensemble.bigbluebutton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

    @Property
    void readsWhatItWrites(@ForAll("parameters") Parameters parameters) {
        assertThat(Parameters.parse(parameters.encode())).isEqualTo(parameters);
    }

    @Property
    void refusesNoText(@ForAll String text) {
        var once = Parameters.parse(text);

        assertThat(Parameters.parse(once.encode()).encode()).isEqualTo(once.encode());
    }

    @ParameterizedTest
    @CsvSource({
        "100%, 100%",
        "%, %",
        "%zz, %zz",
        "%4, %4",
        "%+1, % 1",
        "%-1, %-1",
        "%41%, A%",
        "%25zz, %zz",
        "%C3%9C%zz, Ü%zz",
        "a+b%20c, a b c",
    })
    void letsALonePercentSignStandForItself(String encoded, String decoded) {
        assertThat(Parameters.parse("x=" + encoded).text("x")).isEqualTo(decoded);
    }

    @Test
    void keepsOrderDuplicatesAndEmptyValues() {
        var parameters = Parameters.parse("&b=1&a=&b=2&c&&Meta_X=%C3%BC");

        assertThat(parameters).isEqualTo(Parameters.of("b", "1", "a", "", "b", "2", "c", "", "Meta_X", "ü"));
        assertThat(parameters.first("b")).contains("1");
        assertThat(parameters.all("b")).containsExactly("1", "2");
        assertThat(parameters.has("a")).isTrue();
        assertThat(parameters.has("meta_x")).isFalse();
    }

    @Test
    void setsAValueInItsOldPlace() {
        var parameters = Parameters.of("a", "1", "b", "2", "a", "3");

        assertThat(parameters.with("a", "4")).isEqualTo(Parameters.of("a", "4", "b", "2"));
        assertThat(parameters.with("c", "5").encode()).isEqualTo("a=1&b=2&a=3&c=5");
    }

    @Test
    void givesADefaultToAnEmptyValueOnly() {
        assertThat(Parameters.of("a", "").withDefault("a", "1").text("a")).isEqualTo("1");
        assertThat(Parameters.of("a", "2").withDefault("a", "1").text("a")).isEqualTo("2");
    }

    @Test
    void readsTheQueryBeforeTheForm() {
        var merged = Parameters.of("a", "query").followedBy(Parameters.of("a", "form", "b", "form"));

        assertThat(merged.text("a")).isEqualTo("query");
        assertThat(merged.text("b")).isEqualTo("form");
    }

    @Test
    void showsNoValues() {
        var parameters = Parameters.of("moderatorPW", "geheim", "fullName", "Jane");

        assertThat(parameters).hasToString("Parameters[moderatorPW, fullName]");
        assertThat(parameters.entries().toString()).doesNotContain("geheim");
    }

    @Test
    void refusesANameWithoutAValue() {
        assertThatThrownBy(() -> Parameters.of("a", "1", "b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<Parameters> parameters() {
        var text = Arbitraries.strings().filter(ParametersTest::isWellFormed);
        var entry = Combinators.combine(text, text).as(Parameters.Entry::new);
        return entry.list().ofMaxSize(8).map(Parameters::new);
    }

    // UTF-8 has no bytes for half a surrogate pair.
    private static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
