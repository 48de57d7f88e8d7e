package io.ensemble.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    @Test
    void thePagesOwnTextsAreRead() {
        var all = Catalogue.all(new ObjectMapper());
        assertThat(all).containsOnlyKeys("en", "fr", "ja");
        var english = Objects.requireNonNull(all.get("en"));
        assertThat(english.text("enter.name")).isEqualTo("Your name");
        assertThat(english.text("problems.no-server.title")).isEqualTo("No server is free at the moment");
        assertThatThrownBy(() -> english.text("enter.nothing")).hasMessageContaining("enter.nothing");
    }

    @Test
    void theBestLanguageIsChosenAndEnglishForThoseWhoReadNone() {
        assertThat(Catalogue.languageFor("de-DE, fr-CH;q=0.8, en;q=0.7")).isEqualTo("fr");
        assertThat(Catalogue.languageFor("ja-JP")).isEqualTo("ja");
        assertThat(Catalogue.languageFor("de")).isEqualTo("en");
        assertThat(Catalogue.languageFor("")).isEqualTo("en");
        assertThat(Catalogue.languageFor("x;q=17,,")).isEqualTo("en");
    }
}
