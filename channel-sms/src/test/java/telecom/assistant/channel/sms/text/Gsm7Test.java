package telecom.assistant.channel.sms.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Gsm7Test {

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    @Test
    void readsBackWhatItWrote() {
        String all = BASIC + "\f^{}\\[~]|€";

        assertThat(Gsm7.canEncode(all)).isTrue();
        assertThat(Gsm7.decode(Gsm7.encode(all))).isEqualTo(all);
    }

    @Test
    void putsCharactersWhereTheStandardDoes() {
        assertThat(Gsm7.encode("@Δ ¡A§à")).containsExactly(0x00, 0x10, 0x20, 0x40, 0x41, 0x5F, 0x7F);
        assertThat(Gsm7.encode("€|")).containsExactly(0x1B, 0x65, 0x1B, 0x40);
    }

    @Test
    void hasNoPlaceForHangulEmojiOrTheEscapeItself() {
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
