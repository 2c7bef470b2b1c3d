package telecom.assistant.channel.sms.text;

import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/**
 * Measures how much a text looks like something that subscribers of a Korean operator write: Hangul in everyday use,
 * Latin letters, digits and the punctuation of a keyboard. Octets that are read in the wrong coding yield control
 * characters, characters of other scripts and rare syllables.
 */
final class Readability {

    /** Contains the 2,350 syllables in common use, of the 11,172 in Unicode. */
    private static final Charset KS_X_1001 = Charset.forName("EUC-KR");

    private static final String PUNCTUATION = " \n\r\t!\"#$%&'()*+,-./:;=?@[]_~{}|^`\\<>€£¥₩·…‘’“”、。";

    private static final int LAST_OF_LATIN_1 = 0xFF;

    private Readability() {}

    /** The share of readable characters, from 0 to 1; 0 for an empty text. */
    static double of(String text) {
        CharsetEncoder common = KS_X_1001.newEncoder();
        long readable = text.codePoints().filter(c -> isReadable(c, common)).count();
        long all = text.codePoints().count();
        return all == 0 ? 0 : (double) readable / all;
    }

    private static boolean isReadable(int c, CharsetEncoder common) {
        if (Character.isSupplementaryCodePoint(c)) {
            return Character.getType(c) == Character.OTHER_SYMBOL;
        }
        boolean hangul = UnicodeScript.of(c) == UnicodeScript.HANGUL && common.canEncode((char) c);
        boolean latin = c <= LAST_OF_LATIN_1 && Character.isLetter(c);
        return hangul || latin || (c >= '0' && c <= '9') || PUNCTUATION.indexOf(c) >= 0;
    }
}
