package telecom.assistant.local.smsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortMessageTest {

    @ParameterizedTest
    @CsvSource({
        "a, 160, 1",
        "a, 161, 2",
        "a, 306, 2",
        "a, 307, 3",
        "가, 70, 1",
        "가, 71, 2",
        "가, 134, 2",
        "가, 135, 3",
        "€, 80, 1",
        "€, 81, 2",
        "😀, 35, 1",
        "😀, 36, 2"
    })
    void countsSegmentsAsAHandsetDoes(String character, int times, int segments) {
        assertThat(ShortMessage.of(character.repeat(times), 7)).hasSize(segments);
    }

    @Test
    void neverSplitsASurrogatePair() {
        String text = "가".repeat(66) + "😀".repeat(40);

        List<ShortMessage> segments = ShortMessage.of(text, 1);

        assertThat(segments).allSatisfy(segment -> {
            String part = Coding.UCS_2.decode(body(segment));
            assertThat(Character.isLowSurrogate(part.charAt(0))).isFalse();
            assertThat(part.length()).isLessThanOrEqualTo(67);
        });
        assertThat(joined(segments)).isEqualTo(text);
    }

    @Test
    void neverSplitsAnEscapePair() {
        String text = "a".repeat(152) + "{".repeat(20);

        List<ShortMessage> segments = ShortMessage.of(text, 1);

        assertThat(segments).allSatisfy(segment -> {
            byte[] body = body(segment);
            assertThat(body.length).isLessThanOrEqualTo(153);
            assertThat(body[body.length - 1]).isNotEqualTo((byte) 0x1B);
        });
        assertThat(joined(segments)).isEqualTo(text);
    }

    @Test
    void startsEachSegmentWithAConcatenationHeader() {
        List<ShortMessage> segments = ShortMessage.of("x".repeat(200), 0xAB);

        assertThat(Arrays.copyOf(segments.get(0).octets(), 6)).containsExactly(5, 0, 3, 0xAB, 2, 1);
        assertThat(Arrays.copyOf(segments.get(1).octets(), 6)).containsExactly(5, 0, 3, 0xAB, 2, 2);
    }

    @Test
    void encodesEveryCharacterOfTheDefaultAlphabet() {
        String text = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./09:;<=>?¡AZÄÖÑÜ§¿azäöñüà^{}\\[~]|€";

        assertThat(Coding.of(text)).isEqualTo(Coding.GSM_7);
        assertThat(Coding.GSM_7.decode(Coding.GSM_7.encode(text))).isEqualTo(text);
        assertThat(Coding.GSM_7.encode("@A€")).containsExactly(0x00, 0x41, 0x1B, 0x65);
        assertThat(Coding.of("가")).isEqualTo(Coding.UCS_2);
    }

    private static byte[] body(ShortMessage segment) {
        return Arrays.copyOfRange(segment.octets(), 6, segment.octets().length);
    }

    private static String joined(List<ShortMessage> segments) {
        return segments.stream()
                .map(segment -> segment.coding().decode(body(segment)))
                .collect(Collectors.joining());
    }
}
