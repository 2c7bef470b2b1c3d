package telecom.assistant.channel.sms.text;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Decodes the characters of a segment by its {@code data_coding} (SMPP 3.4, section 5.2.19; for values reserved there,
 * 3GPP TS 23.038, section 4). SMSCs often state the wrong coding; if the octets contradict it, they are read in
 * whichever coding yields a plausible text.
 */
final class TextCoding {

    /**
     * The encoding that Korean handsets and operators call KS C 5601, with all 11,172 syllables; EUC-KR has 2,350 of
     * them.
     */
    private static final Charset CP949 = Charset.forName("x-windows-949");

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char SWAPPED_MARK = '\uFFFE';

    /** The lowest readability at which octets in an unknown coding count as text. */
    private static final double CERTAIN = 0.9;

    /** The highest readability at which octets contradict the byte order in which they are read. */
    private static final double UNREADABLE = 0.2;

    private final Map<Integer, CodePage> agreed;
    private final byte[] header;
    private final byte[] octets;

    /**
     * @param agreed the code pages by {@code data_coding}, where the SMSC differs from the standards
     * @param header the user data header, including its length octet; empty if there is none
     */
    TextCoding(Map<Integer, CodePage> agreed, byte[] header, byte[] octets) {
        this.agreed = agreed;
        this.header = header;
        this.octets = octets;
    }

    /** The text, without NUL characters, which PostgreSQL cannot store; empty if the octets cannot be read. */
    Optional<String> read(int dataCoding) {
        return Optional.ofNullable(agreed.get(dataCoding))
                .map(page -> page.decode(octets, header.length))
                .or(() -> decode(dataCoding))
                .map(text -> text.replace("\0", ""));
    }

    private Optional<String> decode(int dataCoding) {
        return switch (dataCoding) {
            case 0x01 -> isSevenBit() ? Optional.of(decodeStrictly(StandardCharsets.US_ASCII)) : guess();
            case 0x02, 0x04, 0x09, 0x0B, 0x0C, 0x0F -> guess();
            case 0x03 -> Optional.of(decodeStrictly(StandardCharsets.ISO_8859_1));
            case 0x05 -> firstValid("Shift_JIS", "EUC-JP");
            case 0x06 -> firstValid("ISO-8859-5");
            case 0x07 -> firstValid("ISO-8859-8");
            case 0x0A -> firstValid("ISO-2022-JP");
            case 0x0D -> firstValid("EUC-JP");
            case 0x0E, 0x84 -> korean();
            default -> readByAlphabet(dataCoding);
        };
    }

    /**
     * Reads by the coding groups of TS 23.038, section 4: general, automatic deletion, message waiting, and message
     * class.
     */
    private Optional<String> readByAlphabet(int dataCoding) {
        boolean general = dataCoding <= 0x7F && (dataCoding & 0x20) == 0;
        boolean waiting = dataCoding >= 0xC0 && dataCoding <= 0xDF;
        boolean classOnly = dataCoding >= 0xF0;
        if ((general && (dataCoding & 0x0C) == 0x00) || waiting || (classOnly && (dataCoding & 0x04) == 0)) {
            return defaultAlphabet();
        }
        boolean waitingUcs2 = dataCoding >= 0xE0 && dataCoding <= 0xEF;
        return (general && (dataCoding & 0x0C) == 0x08) || waitingUcs2 ? Optional.of(ucs2()) : guess();
    }

    /**
     * Reads the SMSC's default alphabet: GSM 7-bit with one octet per septet. Some SMSCs deliver ASCII under this
     * coding; octets with the eighth bit set are packed septets, code page 949 or UTF-8.
     */
    private Optional<String> defaultAlphabet() {
        if (!isSevenBit()) {
            return likeliest(decodeStrictly(StandardCharsets.UTF_8), decodeStrictly(CP949), packed());
        }
        return AsciiTraces.arePresentIn(octets) && header.length == 0
                ? Optional.of(decodeStrictly(StandardCharsets.US_ASCII))
                : NationalLanguage.alphabet(header).map(alphabet -> alphabet.decode(octets));
    }

    /**
     * Reads code page 949, unless another reading is more plausible. A character may be cut in two at the end of a
     * part.
     */
    private Optional<String> korean() {
        return likeliest(decodeStrictly(CP949), decodeStrictly(StandardCharsets.UTF_8), evenUcs2())
                .or(() -> Optional.of(new String(octets, CP949)));
    }

    /** Reads octets whose coding is not stated. */
    private Optional<String> guess() {
        return likeliest(decodeStrictly(StandardCharsets.UTF_8), evenUcs2(), decodeStrictly(CP949), packedIfPlain());
    }

    /**
     * Reads UCS-2 in the byte order that a mark states; without a mark, big-endian unless only little-endian yields a
     * plausible text.
     */
    private String ucs2() {
        String big = utf16(ByteOrder.BIG_ENDIAN);
        if (big.indexOf(BYTE_ORDER_MARK) == 0) {
            return big.substring(1);
        }
        String little = utf16(ByteOrder.LITTLE_ENDIAN);
        if (big.indexOf(SWAPPED_MARK) == 0) {
            return little.substring(1);
        }
        boolean swapped = big.length() > 1 && Readability.of(big) <= UNREADABLE && Readability.of(little) >= CERTAIN;
        return swapped ? little : big;
    }

    private String utf16(ByteOrder order) {
        // Not decoded with a charset, which would replace half a surrogate pair at the end of a part.
        return ByteBuffer.wrap(octets).order(order).asCharBuffer().toString();
    }

    private String evenUcs2() {
        return octets.length % 2 == 0 ? ucs2() : null;
    }

    private String packed() {
        byte[] septets = PackedSeptets.unpack(octets, header.length);
        return NationalLanguage.alphabet(header)
                .map(alphabet -> alphabet.decode(septets))
                .orElse(null);
    }

    /** Random octets read as septets are mostly letters, so only a text that is entirely ASCII is trusted. */
    private String packedIfPlain() {
        String text = packed();
        boolean plain =
                text != null && text.length() >= 4 && text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7F));
        return plain ? text : null;
    }

    private Optional<String> firstValid(String... charsets) {
        return Arrays.stream(charsets)
                .map(Charset::forName)
                .map((Function<Charset, String>) this::decodeStrictly)
                .filter(Objects::nonNull)
                .findFirst()
                .or(this::guess);
    }

    /** The text in this charset; null if the octets are not valid in it. */
    private String decodeStrictly(Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private boolean isSevenBit() {
        for (byte octet : octets) {
            if (octet < 0) {
                return false;
            }
        }
        return true;
    }

    /** The most readable of the plausible readings, the earliest if there is a tie. */
    private Optional<String> likeliest(String... readings) {
        return octets.length == 0
                ? Optional.of("")
                : Stream.of(readings)
                        .filter(Objects::nonNull)
                        .filter(reading -> Readability.of(reading) >= CERTAIN)
                        .sorted(Comparator.comparingDouble(Readability::of).reversed())
                        .findFirst();
    }
}
