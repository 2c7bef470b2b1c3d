package telecom.assistant.channel.sms.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudhopper.commons.charset.CharsetUtil;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests octets as SMSCs deliver them, including octets under the wrong coding. */
class TextCodingTest {

    private static final Charset CP949 = Charset.forName("x-windows-949");

    @ParameterizedTest
    @ValueSource(
            strings = {"Hello roaming", "STOP", "hello", "How much data do I have left?", "Price: 5 @ noon", "ok stop"})
    void readsPackedSeptetsUnderTheDefaultAlphabet(String text) {
        byte[] packed = CharsetUtil.encode(text, CharsetUtil.CHARSET_GSM7);

        assertThat(read(0x00, packed)).isEqualTo(text);
        assertThat(read(0xF0, packed)).isEqualTo(text);
    }

    @Test
    void readsPackedSeptetsAfterAHeader() {
        // One bit fills up the header's 48 bits to 49, which is 7 septets.
        byte[] header = {5, 0, 3, 7, 2, 1};
        byte[] septets = CharsetUtil.encode("Hello roaming", CharsetUtil.CHARSET_GSM);
        byte[] packed = pack(septets, 1);

        UserData data =
                UserData.read((byte) 0, true, concatenate(header, packed)).orElseThrow();

        assertThat(data.text()).isEqualTo("Hello roaming");
        assertThat(data.concatenation()).contains(new Concatenation(7, 2, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail me_at a@b.kr [now] $5", "first_last@example.com", "it costs $5", "see [this] page"})
    void readsAsciiUnderTheDefaultAlphabet(String text) {
        assertThat(read(0x00, text.getBytes(US_ASCII))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a@b.kr costs $5", "schön, Ärger über Öl", "¿Qué? ¡Año nuevo!", "{[~]} €5 §3", "plain text"})
    void readsTheDefaultAlphabet(String text) {
        assertThat(read(0x00, CharsetUtil.encode(text, CharsetUtil.CHARSET_GSM)))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"데이터 얼마나 남았어?", "요금", "로밍 끄는 법 1234", "똠방각하 뷁", "KT 로밍 OK?"})
    void readsCodePage949UnderEveryCodingThatOperatorsUseForIt(String text) {
        assertThat(read(0x84, text.getBytes(CP949))).isEqualTo(text);
        assertThat(read(0x0E, text.getBytes(CP949))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"데이터 얼마나 남았어?", "요금", "로밍 끄는 법 1234", "KT 로밍 OK?"})
    void readsCodePage949UnderTheDefaultAlphabetAndReservedCodings(String text) {
        assertThat(read(0x00, text.getBytes(CP949))).isEqualTo(text);
        assertThat(read(0x04, text.getBytes(CP949))).isEqualTo(text);
        assertThat(read(0x09, text.getBytes(CP949))).isEqualTo(text);
        assertThat(read(0x00, text.getBytes(UTF_8))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x02, 0x04, 0x09, 0x14, 0xF4, 0xF5, 0xF7, 0x44})
    void readsTextUnderBinaryCodings(int coding) {
        assertThat(read(coding, "Hello roaming".getBytes(US_ASCII))).isEqualTo("Hello roaming");
        assertThat(read(coding, "로밍 요금 😀".getBytes(UTF_8))).isEqualTo("로밍 요금 😀");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x08, 0x18, 0x48, 0xE0})
    void readsUcs2InEitherByteOrder(int coding) {
        assertThat(read(coding, "로밍 요금".getBytes(UTF_16BE))).isEqualTo("로밍 요금");
        assertThat(read(coding, "\uFEFF로밍 요금".getBytes(UTF_16BE))).isEqualTo("로밍 요금");
        assertThat(read(coding, "\uFEFF로밍 요금".getBytes(UTF_16LE))).isEqualTo("로밍 요금");
        assertThat(read(coding, "로밍 요금".getBytes(UTF_16LE))).isEqualTo("로밍 요금");
        assertThat(read(coding, "Hello".getBytes(UTF_16LE))).isEqualTo("Hello");
        assertThat(read(coding, "漢字文".getBytes(UTF_16BE))).isEqualTo("漢字文");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x09, 0x0B, 0x0C, 0x0F, 0x85, 0x90, 0xA0, 0xB8})
    void readsUcs2UnderReservedCodings(int coding) {
        assertThat(read(coding, "데이터 얼마나 남았어?".getBytes(UTF_16BE))).isEqualTo("데이터 얼마나 남았어?");
        assertThat(read(coding, "How much?".getBytes(UTF_16BE))).isEqualTo("How much?");
    }

    @Test
    void readsTheCodingsOfOtherScripts() {
        assertThat(read(0x03, "café".getBytes(ISO_8859_1))).isEqualTo("café");
        assertThat(read(0x05, "ローミング".getBytes(Charset.forName("Shift_JIS")))).isEqualTo("ローミング");
        assertThat(read(0x05, "Привет".getBytes(Charset.forName("Shift_JIS")))).isEqualTo("Привет");
        assertThat(read(0x06, "Привет".getBytes(Charset.forName("ISO-8859-5")))).isEqualTo("Привет");
        assertThat(read(0x07, "שלום".getBytes(Charset.forName("ISO-8859-8")))).isEqualTo("שלום");
        assertThat(read(0x0A, "料金".getBytes(Charset.forName("ISO-2022-JP")))).isEqualTo("料金");
        assertThat(read(0x0D, "料金".getBytes(Charset.forName("EUC-JP")))).isEqualTo("料金");
    }

    @Test
    void readsTheTablesOfNationalLanguages() {
        byte[] single = {'H', 'e', 'l', 'l', 'o', ' ', 0x1B, 0x73, 'r', 'o', 'a', 'm', 'i', 'n', 'g'};
        assertThat(read(0x00, 0x24, 1, single)).contains("Hello şroaming");
        assertThat(read(0x00, 0x24, 1, new byte[] {0x1B, 0x49, 0x1B, 0x65})).contains("İ€");
        assertThat(read(0x00, 0x25, 1, new byte[] {0x0B, 0x07, 0x60, 'a'})).contains("Ğıça");
        assertThat(read(0x00, 0x24, 2, new byte[] {0x1B, 0x41, 0x1B, 0x75})).contains("Áú");
        assertThat(read(0x00, 0x24, 3, new byte[] {0x1B, 0x7B, 0x1B, 0x05, 0x1B, 0x7F}))
                .contains("ãêâ");
        assertThat(read(0x00, 0x25, 3, new byte[] {0x04, 0x0B, 0x5B, 0x7E})).contains("êÔÃü");
    }

    @Test
    void doesNotReadOctetsThatAreNotText() {
        assertThat(read(0x00, 0x25, 4, new byte[] {'a'})).as("Bengali").isEmpty();
        assertThat(UserData.read((byte) 0x04, false, new byte[] {1, 6, 1, (byte) 0xAE, 2, 0}))
                .isEmpty();
        assertThat(UserData.read((byte) 0xF5, false, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}))
                .isEmpty();
        assertThat(UserData.read((byte) 0x22, false, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0}))
                .isEmpty();
    }

    private static String read(int dataCoding, byte[] octets) {
        return UserData.read((byte) dataCoding, false, octets).orElseThrow().text();
    }

    private static Optional<String> read(int dataCoding, int element, int language, byte[] septets) {
        byte[] header = {3, (byte) element, 1, (byte) language};
        return UserData.read((byte) dataCoding, true, concatenate(header, septets))
                .map(UserData::text);
    }

    private static byte[] concatenate(byte[] first, byte[] second) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(first);
        all.writeBytes(second);
        return all.toByteArray();
    }

    private static byte[] pack(byte[] septets, int fillBits) {
        byte[] octets = new byte[(septets.length * 7 + fillBits + 7) / 8];
        for (int i = 0; i < septets.length; i++) {
            int bit = fillBits + i * 7;
            int shifted = septets[i] << (bit % 8);
            octets[bit / 8] |= (byte) shifted;
            if (bit / 8 + 1 < octets.length) {
                octets[bit / 8 + 1] |= (byte) (shifted >> 8);
            }
        }
        return octets;
    }
}
