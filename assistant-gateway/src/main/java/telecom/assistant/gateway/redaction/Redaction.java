package telecom.assistant.gateway.redaction;

import java.util.Collection;
import java.util.regex.Pattern;
import telecom.assistant.channel.ResidentNumber;

/**
 * Takes out of a text what would tell who somebody is: e-mail addresses, resident registration numbers ({@code
 * YYMMDD-*******}), cards, phone numbers ({@code 010-****-1234}), accounts and other long numbers, also when they are said
 * digit by digit, and the names that are known. Rather too much than too little. What it can't know stays: names of others,
 * addresses, and whatever somebody tells of themselves in words.
 *
 * <p>What is taken out becomes a mark in angle brackets, because square ones are notes of the prompts. To redact a text
 * again changes nothing. Immutable.
 */
public final class Redaction {

    /** Stands for a name. */
    public static final String NAME = "<NAME>";

    static final String EMAIL = "<EMAIL>";
    static final String CARD = "<CARD>";
    static final String NUMBER = "<NUMBER>";

    /** Of the domain's letters only, so that a Korean particle behind it stays. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");

    private static final Pattern SPOKEN_ADDRESS = Pattern.compile(
            "(?<![A-Za-z0-9._-])[A-Za-z0-9._-]++\\s?골뱅이\\s?[A-Za-z0-9가-힣.-]++(?:\\s?(?:닷|점)\\s?(?:컴|넷|co|com|net|kr))*");

    private final Names names;

    private Redaction(Names names) {
        this.names = names;
    }

    /** Also takes these names out; blank ones and those of one letter are not looked for. */
    public static Redaction of(Collection<String> names) {
        return new Redaction(new Names(names));
    }

    /** The text without them; null for null. */
    public String redact(String text) {
        if (text == null) {
            return null;
        }
        String plain = narrow(text);
        String withoutAddresses =
                SPOKEN_ADDRESS.matcher(ADDRESS.matcher(plain).replaceAll(EMAIL)).replaceAll(EMAIL);
        // The more that is known of a form, the earlier it is looked for: what is left over is just a number.
        String withoutNumbers = SpokenDigits.mask(
                LongNumbers.mask(PhoneNumbers.mask(CardNumbers.mask(ResidentNumber.mask(withoutAddresses)))));
        return names.mask(withoutNumbers);
    }

    /** Full-width digits, as some Korean keyboards write them, become plain ones. */
    private static String narrow(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain.append(c >= '０' && c <= '９' ? (char) (c - '０' + '0') : c);
        }
        return plain.toString();
    }
}
