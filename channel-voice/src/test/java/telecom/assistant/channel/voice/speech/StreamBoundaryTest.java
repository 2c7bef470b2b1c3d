package telecom.assistant.channel.voice.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StreamBoundaryTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '^',
            value = {
                "^요금은 ^,^요금은 ^",
                "^요금은^,^요금은^",
                "^데이터 4.3^,^데이터 ^",
                "^데이터 4.3 ^,^데이터 ^",
                "^데이터 4.3GB ^,^데이터 4.3GB ^",
                "^번호는 010-12^,^번호는 ^",
                "^날짜는 2026. 12. ^,^날짜는 ^",
                "^요금은 3만 5천^,^요금은 ^",
                "^네 [done: 문자 ^,^네 ^",
                "^네 [done: 문자] ^,^네 [done: 문자] ^",
                "^잠시 <break ti^,^잠시 ^",
                "^It costs $^,^It costs ^",
                "^due December ^,^due ^",
                "^Answer 12 to: q7x9. ^,^Answer 12 to: q7x9. ^",
                "^alpha-1 ^,^alpha-1 ^",
                "^a < b ^,^a < b ^"
            })
    void holdsBackTextThatMayStillChange(String text, String settled) {
        assertThat(text.substring(0, StreamBoundary.settled(text, 0))).isEqualTo(settled);
    }

    @Test
    void waitsForALimitedLength() {
        String endless = "[" + "가 ".repeat(200);

        assertThat(StreamBoundary.settled(endless, 0)).isEqualTo(endless.length());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void speaksPiecesLikeTheWholeText(List<String> entry) {
        String written = entry.get(1);
        SpeechNormalizer normalizer = SpeechNormalizer.of(entry.get(0));
        StringBuilder spoken = new StringBuilder();
        int said = 0;
        for (int i = 1; i <= written.length(); i++) {
            boolean beginsWord = i == written.length()
                    || (Character.isWhitespace(written.charAt(i - 1)) && !Character.isWhitespace(written.charAt(i)));
            if (beginsWord) {
                String soFar = written.substring(0, i);
                int end = i == written.length() ? i : StreamBoundary.settled(soFar, said);
                spoken.append(normalizer.speak(written.substring(0, end), said).spoken());
                said = end;
            }
        }

        assertThat(squeezed(spoken.toString()))
                .isEqualTo(squeezed(normalizer.speak(written).spoken()));
    }

    /** Reduces pauses to blanks, because pauses may differ but words may not. */
    private static String squeezed(String text) {
        return text.replaceAll("[\\s,]+", " ").strip();
    }

    static List<List<String>> texts() throws Exception {
        return SpeechCorpusTest.entries().stream()
                .map(entry -> List.of(
                        entry.substring(0, 2),
                        entry.substring(3, entry.lastIndexOf(" => ")).replace("\\n", "\n")))
                .toList();
    }
}
