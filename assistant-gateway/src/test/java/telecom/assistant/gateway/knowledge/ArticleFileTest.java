package telecom.assistant.gateway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.gateway.knowledge.Article.Audience;

class ArticleFileTest {

    @Test
    void readsFrontMatterAndText() {
        Article article = ArticleFile.read("roaming-pass", """
            ---
            title: 바로 로밍: 요금
            language: ko
            audience: agents
            area: roaming
            valid-from: 2026-01-01
            valid-until: 2026-12-31
            ---
            하루 9,900원이에요.

            ---
            두 번째 문단.
            """);

        assertThat(article)
                .isEqualTo(new Article(
                        "roaming-pass",
                        "ko",
                        "바로 로밍: 요금",
                        Audience.AGENTS,
                        "roaming",
                        "하루 9,900원이에요.\n\n---\n두 번째 문단.",
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 12, 31)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "no front matter; front matter",
                "---\\ntitle: t\\nlanguage: ja\\n---\\ntext; language",
                "---\\ntitle:\\nlanguage: ko\\n---\\ntext; title",
                "---\\ntitle: t\\nlanguage: ko\\n---\\n ; text",
                "---\\ntitle: t\\nlanguage: ko\\nprice: 3\\n---\\ntext; front matter",
                "---\\ntitle: t\\nlanguage: ko\\nvalid-until: soon\\n---\\ntext; valid-until",
                "---\\ntitle: t\\nlanguage: ko\\naudience: all\\n---\\ntext; audience"
            })
    void namesTheFaultyPartWithoutQuotingIt(String written, String what) {
        assertThatThrownBy(() -> ArticleFile.read("id", written.replace("\\n", "\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(what)
                .hasMessageContaining("expected");
    }

    @Test
    void refusesIdsThatAreNotASinglePathSegment() {
        assertThatThrownBy(() -> ArticleFile.read("../etc", "---\ntitle: t\nlanguage: ko\n---\ntext"))
                .hasMessageStartingWith("id");
    }
}
