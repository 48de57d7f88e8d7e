package io.ensemble.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class RotaTest {

    private static final URI A = URI.create("http://a:8081");
    private static final URI B = URI.create("http://b:8081");
    private static final URI C = URI.create("http://c:8081");

    private final Rota rota = new Rota(List.of(A, B, C));

    @Test
    void eachIsAskedFirstInTurn() {
        assertThat(rota.next()).containsExactly(A, B, C);
        assertThat(rota.next()).containsExactly(B, C, A);
        assertThat(rota.next()).containsExactly(C, A, B);
        assertThat(rota.next()).containsExactly(A, B, C);
    }

    @Test
    void whoDoesNotAnswerComesAfterAllOthersUntilItDoes() {
        // Given
        rota.avoid(A);

        // Then
        assertThat(rota.next()).containsExactly(B, C, A);
        assertThat(rota.next()).containsExactly(C, B, A);
        assertThat(rota.avoided()).containsExactly(A);

        // And
        rota.restore(A);
        assertThat(rota.next()).containsExactly(C, A, B);
    }

    @Test
    void whenNobodyAnswersAllAreStillAsked() {
        rota.avoid(A);
        rota.avoid(B);
        rota.avoid(C);
        assertThat(rota.next()).containsExactlyInAnyOrder(A, B, C);
    }
}
