package io.ensemble.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.gateway.dispatch.Rota.Standing;
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
        rota.put(A, Standing.SILENT);

        // Then
        assertThat(rota.next()).containsExactly(B, C, A);
        assertThat(rota.next()).containsExactly(C, B, A);
        assertThat(rota.notWell()).containsExactly(A);

        // And
        rota.put(A, Standing.WELL);
        assertThat(rota.next()).containsExactly(C, A, B);
    }

    @Test
    void whoHasLostTheStoreComesBeforeWhoDoesNotAnswer() {
        rota.put(A, Standing.SILENT);
        rota.put(B, Standing.WITHOUT_STORE);
        assertThat(rota.next()).containsExactly(C, B, A);
        assertThat(rota.next()).containsExactly(C, B, A);
        assertThat(rota.notWell()).containsExactlyInAnyOrder(A, B);
        assertThat(rota.standing(B)).isEqualTo(Standing.WITHOUT_STORE);
        assertThat(rota.standing(C)).isEqualTo(Standing.WELL);
    }

    @Test
    void whenNobodyAnswersAllAreStillAsked() {
        rota.put(A, Standing.SILENT);
        rota.put(B, Standing.SILENT);
        rota.put(C, Standing.SILENT);
        assertThat(rota.next()).containsExactlyInAnyOrder(A, B, C);
    }
}
