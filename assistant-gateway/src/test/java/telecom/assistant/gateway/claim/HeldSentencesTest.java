package telecom.assistant.gateway.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests replies of two sentences: the first one must not affect whether the second one is a claim. */
class HeldSentencesTest {

    private final HeldSentences sentences = new HeldSentences(Set.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I understand that you want this.| I've cancelled your roaming.",
                "I know when it began!| I've cancelled your roaming.",
                "You asked me \"Until when?\"| I've cancelled your roaming.",
                "고객님이 원하시는군요!| 로밍을 해지했어요.",
                "미납된 금액은 없어요.| 로밍이 해지되었어요.",
            },
            ignoreLeadingAndTrailingWhitespace = false)
    void withholdsAClaimAfterASentenceThatClaimsNothing(String harmless, String claim) {
        String out = characterByCharacter(harmless + claim);

        assertThat(sentences.isWithheld()).isTrue();
        assertThat(out.strip()).startsWith(harmless.substring(0, 5)).doesNotContain("cancelled", "해지");
    }

    @Test
    void endsASentenceWhoseMarkIsATokenOfItsOwn() {
        StringBuilder out = new StringBuilder();
        for (String token : List.of("I understand that you want this", ".", " I", "'ve cancelled your roaming", ".")) {
            out.append(sentences.next(token));
        }
        out.append(sentences.end());

        assertThat(sentences.isWithheld()).isTrue();
        assertThat(out.toString().strip()).isEqualTo("I understand that you want this.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I understand that you want this. I can explain your roaming.",
                "I'll tell you when I've cancelled your roaming. Thank you.",
                "It shows here once 12.5 GB is used and I've cancelled your roaming.",
                "고객님이 원하시는군요! 로밍은 앱에서 해지하실 수 있어요.",
                "미납된 금액은 없어요. 로밍을 해지할까요?",
            })
    void passesTwoSentencesThatClaimNothing(String text) {
        assertThat(characterByCharacter(text)).isEqualTo(text);
        assertThat(sentences.isWithheld()).isFalse();
    }

    private String characterByCharacter(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            out.append(sentences.next(text.substring(i, i + 1)));
        }
        return out.append(sentences.end()).toString();
    }
}
