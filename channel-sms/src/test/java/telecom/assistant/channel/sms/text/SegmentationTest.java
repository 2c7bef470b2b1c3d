package telecom.assistant.channel.sms.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SegmentationTest {

    @Test
    void fits160GsmCharactersInOneSegment() {
        assertThat(Segmentation.of("a".repeat(160)).count()).isEqualTo(1);
        assertThat(Segmentation.of("a".repeat(161)).count()).isEqualTo(2);
        assertThat(Segmentation.of("a".repeat(306)).count()).isEqualTo(2);
        assertThat(Segmentation.of("a".repeat(307)).count()).isEqualTo(3);
    }

    @Test
    void fits70KoreanCharactersInOneSegment() {
        assertThat(Segmentation.of("가".repeat(70)).count()).isEqualTo(1);
        assertThat(Segmentation.of("가".repeat(71)).count()).isEqualTo(2);
        assertThat(Segmentation.of("가".repeat(134)).count()).isEqualTo(2);
        assertThat(Segmentation.of("가".repeat(135)).count()).isEqualTo(3);
    }

    @Test
    void countsAnExtensionCharacterTwice() {
        assertThat(Segmentation.of("a".repeat(158) + "€").count()).isEqualTo(1);
        assertThat(Segmentation.of("a".repeat(159) + "€").count()).isEqualTo(2);
    }

    @Test
    void neverSplitsAnEscapePair() {
        String text = "a".repeat(152) + "€" + "b".repeat(20);

        Segmentation segmentation = Segmentation.of(text);

        assertThat(segmentation.segment(1, 0).octets()).hasSize(6 + 152);
        assertThat(piece(segmentation, 2)).startsWith("€");
        assertThat(joined(segmentation)).isEqualTo(text);
    }

    @Test
    void neverSplitsASurrogatePair() {
        String text = "가".repeat(66) + "😀" + "나".repeat(20);

        Segmentation segmentation = Segmentation.of(text);

        assertThat(segmentation.segment(1, 0).octets()).hasSize(6 + 66 * 2);
        assertThat(piece(segmentation, 2)).startsWith("😀");
        assertThat(joined(segmentation)).isEqualTo(text);
    }

    @Test
    void marksEachSegmentAsPartOfItsText() {
        Segmentation segmentation = Segmentation.of("가".repeat(100));

        assertThat(segmentation.segment(2, 200).octets()).startsWith(5, 0, 3, 200, 2, 2);
        assertThat(segmentation.segment(2, 200).hasHeader()).isTrue();
        assertThat(segmentation.segment(2, 200).dataCoding()).isEqualTo((byte) 8);
    }

    @Test
    void givesATextOfOneSegmentNoHeader() {
        TextSegment segment = Segmentation.of("[ok]").segment(1, 0);

        assertThat(segment.hasHeader()).isFalse();
        assertThat(segment.dataCoding()).isEqualTo((byte) 0);
        assertThat(segment.octets()).containsExactly(0x1B, 0x3C, 'o', 'k', 0x1B, 0x3E);
    }

    private static String joined(Segmentation segmentation) {
        return IntStream.rangeClosed(1, segmentation.count())
                .mapToObj(number -> piece(segmentation, number))
                .collect(Collectors.joining());
    }

    @Test
    void replacesTypographyThatWouldTakeMoreSegments() {
        String text = "Don\u2019t worry\u00A0\u2013 your \u201Croaming\u201D plan starts soon\u2026 ".repeat(3);

        TextSegment segment = Segmentation.of(text).segment(1, 0);

        assertThat(Segmentation.of(text).count()).isEqualTo(1);
        assertThat(segment.dataCoding()).isEqualTo((byte) 0);
        assertThat(Gsm7.decode(segment.octets())).startsWith("Don't worry - your \"roaming\" plan starts soon...");
    }

    @Test
    void keepsTheTypographyOfATextThatNeedsUcs2Anyway() {
        String text = "\u201C로밍\u201D 요금\u2026";

        assertThat(new String(Segmentation.of(text).segment(1, 0).octets(), StandardCharsets.UTF_16BE))
                .isEqualTo(text);
    }

    @Test
    void composesHangul() {
        String text = "데이터가 얼마나 남았는지 알려 드리겠습니다";

        assertThat(Segmentation.of(Normalizer.normalize(text, Normalizer.Form.NFD))
                        .segment(1, 0)
                        .octets())
                .isEqualTo(text.getBytes(StandardCharsets.UTF_16BE));
    }

    private static String piece(Segmentation segmentation, int number) {
        TextSegment segment = segmentation.segment(number, 0);
        return UserData.read(segment.dataCoding(), segment.hasHeader(), segment.octets())
                .orElseThrow()
                .text();
    }
}
