package telecom.assistant.channel.sms.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudhopper.commons.charset.CharsetUtil;
import org.junit.jupiter.api.Test;

class Gsm7Test {

    @Test
    void agreesWithAnotherImplementationOnEveryCharacter() {
        // The other implementation uses NUL for codes without a character.
        for (int c = 1; c <= Character.MAX_VALUE; c++) {
            String text = Character.toString((char) c);
            byte[] expected = CharsetUtil.CHARSET_GSM.encode(text);
            boolean known = CharsetUtil.CHARSET_GSM.decode(expected).equals(text);

            assertThat(Gsm7.canEncode(text)).as("U+%04X", c).isEqualTo(known);
            if (known) {
                assertThat(Gsm7.encode(text)).as("U+%04X", c).isEqualTo(expected);
                assertThat(Gsm7.decode(expected)).as("U+%04X", c).isEqualTo(text);
            }
        }
    }

    @Test
    void encodesAsTheStandardRequires() {
        assertThat(Gsm7.encode("@Δ ¡A§à")).containsExactly(0x00, 0x10, 0x20, 0x40, 0x41, 0x5F, 0x7F);
        assertThat(Gsm7.encode("€|")).containsExactly(0x1B, 0x65, 0x1B, 0x40);
    }

    @Test
    void hasNoCodeForHangulEmojiOrTheEscapeItself() {
        assertThat(Gsm7.canEncode("가")).isFalse();
        assertThat(Gsm7.canEncode("😀")).isFalse();
        assertThat(Gsm7.canEncode("\u001B")).isFalse();
        assertThat(Gsm7.canEncode("’")).isFalse();
    }

    @Test
    void readsAnUnknownExtensionFromTheBasicTable() {
        assertThat(Gsm7.decode(new byte[] {0x1B, 0x41})).isEqualTo("A");
        assertThat(Gsm7.decode(new byte[] {0x41, 0x1B})).isEqualTo("A ");
    }
}
