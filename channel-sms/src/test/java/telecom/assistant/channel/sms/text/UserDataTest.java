package telecom.assistant.channel.sms.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UserDataTest {

    private static final byte UCS_2 = 8;

    @Test
    void readsEachCoding() {
        assertThat(text((byte) 0x00, new byte[] {0x00, 0x1B, 0x65})).isEqualTo("@€");
        assertThat(text((byte) 0x03, "é".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("é");
        assertThat(text(UCS_2, "요금😀".getBytes(StandardCharsets.UTF_16BE))).isEqualTo("요금😀");
        assertThat(text((byte) 0x18, "요금".getBytes(StandardCharsets.UTF_16BE))).isEqualTo("요금");
        assertThat(text((byte) 0xF1, new byte[] {0x41})).isEqualTo("A");
    }

    @Test
    void refusesEightBitData() {
        assertThat(UserData.read((byte) 0x04, false, new byte[] {1, 2})).isEmpty();
        assertThat(UserData.read((byte) 0xF5, false, new byte[] {1, 2})).isEmpty();
    }

    @Test
    void findsAnEightBitReference() {
        UserData data = concatenated(new byte[] {5, 0, 3, (byte) 0xCC, 3, 2});

        assertThat(data.concatenation()).contains(new Concatenation(0xCC, 3, 2));
        assertThat(data.text()).isEqualTo("가");
    }

    @Test
    void findsASixteenBitReference() {
        assertThat(concatenated(new byte[] {6, 8, 4, 0x12, 0x34, 3, 1}).concatenation())
                .contains(new Concatenation(0x1234, 3, 1));
    }

    @Test
    void findsTheReferenceBehindAnotherElement() {
        // The first element is application port addressing with 16 bits.
        assertThat(concatenated(new byte[] {11, 5, 4, 0, 1, 0, 2, 0, 3, 9, 2, 2})
                        .concatenation())
                .contains(new Concatenation(9, 2, 2));
    }

    @Test
    void treatsAnInvalidConcatenationAsATextOfOnePart() {
        assertThat(concatenated(new byte[] {5, 0, 3, 1, 2, 3}).concatenation()).isEmpty();
        assertThat(concatenated(new byte[] {5, 0, 3, 1, 0, 0}).concatenation()).isEmpty();
        assertThat(UserData.read(UCS_2, true, new byte[] {40, 0, 3})
                        .orElseThrow()
                        .text())
                .isEmpty();
        assertThat(UserData.read(UCS_2, true, new byte[0]).orElseThrow().text()).isEmpty();
    }

    @Test
    void keepsHalfASurrogatePair() {
        byte[] emoji = "😀".getBytes(StandardCharsets.UTF_16BE);

        String first = text(UCS_2, new byte[] {emoji[0], emoji[1]});
        String second = text(UCS_2, new byte[] {emoji[2], emoji[3]});

        assertThat(first + second).isEqualTo("😀");
    }

    private static UserData concatenated(byte[] header) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        octets.writeBytes(header);
        octets.writeBytes("가".getBytes(StandardCharsets.UTF_16BE));
        return UserData.read(UCS_2, true, octets.toByteArray()).orElseThrow();
    }

    private static String text(byte dataCoding, byte[] octets) {
        return UserData.read(dataCoding, false, octets).orElseThrow().text();
    }
}
