package io.ensemble.bigbluebutton;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.bigbluebutton.Checksum.Verdict;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ChecksumPropertyTest {

    private static final String SECRET = "639259d4-9dd8-4b25-bf01-95f9567eaf4b";

    @Property
    void whatIsSignedIsValid(
            @ForAll ChecksumAlgorithm algorithm, @ForAll ApiCall call, @ForAll("queries") String query) {
        var signed = Checksum.sign(algorithm, call.path(), query, SECRET);

        assertThat(verify(call, signed)).isEqualTo(new Verdict.Valid());
    }

    @Property
    void oneChangedCharacterIsRefused(
            @ForAll ChecksumAlgorithm algorithm,
            @ForAll("queries") String query,
            @ForAll @IntRange(max = 1_000) int position,
            @ForAll("queryCharacters") char replacement) {
        // Given
        Assume.that(!query.isEmpty());
        var at = position % query.length();
        Assume.that(query.charAt(at) != replacement);
        var signed = Checksum.sign(algorithm, "create", query, SECRET);

        // When
        var changed = new StringBuilder(signed);
        changed.setCharAt(at, replacement);

        // Then
        assertThat(verify(ApiCall.CREATE, changed.toString())).isNotEqualTo(new Verdict.Valid());
    }

    @Property
    void anotherSecretIsRefused(@ForAll("queries") String query, @ForAll String other) {
        Assume.that(!other.equals(SECRET));
        var signed = Checksum.sign(ChecksumAlgorithm.SHA256, "create", query, other);

        assertThat(verify(ApiCall.CREATE, signed)).isEqualTo(new Verdict.Mismatch());
    }

    @Provide
    Arbitrary<String> queries() {
        return queryCharacters().list().ofMaxSize(80).map(characters -> {
            var query = new StringBuilder();
            characters.forEach(query::append);
            return query.toString();
        });
    }

    @Provide
    Arbitrary<Character> queryCharacters() {
        return Arbitraries.chars()
                .ascii()
                .filter(c -> c > ' ' && c != '#')
                .edgeCases(edges -> edges.add('&', '=', '%', '+'));
    }

    private static Verdict verify(ApiCall call, String rawQuery) {
        return Checksum.verify(call.path(), rawQuery, Parameters.NONE, List.of(SECRET));
    }
}
