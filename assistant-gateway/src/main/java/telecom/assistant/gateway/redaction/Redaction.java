package telecom.assistant.gateway.redaction;

import java.util.Collection;
import java.util.Set;
import telecom.assistant.channel.personal.Finder;
import telecom.assistant.channel.personal.Finding;
import telecom.assistant.channel.personal.Kind;
import telecom.assistant.channel.personal.Mask;

/**
 * Removes identifying data from a text: e-mail addresses, resident registration numbers ({@code YYMMDD-*******}),
 * cards, phone numbers ({@code 010-****-1234}), accounts and other long numbers, even if spoken digit by digit, and
 * known names. When in doubt it removes too much. Data that it cannot recognise stays: names of other people, postal
 * addresses, and what people say about themselves in other words.
 *
 * <p>Marks in angle brackets replace removed data, because square brackets are used for notes in prompts. Redacting a
 * text again changes nothing. Immutable.
 */
public final class Redaction {

    /** Replaces a name. */
    public static final String NAME = "<NAME>";

    static final String EMAIL = "<EMAIL>";
    static final String CARD = "<CARD>";
    static final String NUMBER = "<NUMBER>";

    /**
     * The kinds that {@link Finder} removes. Phone numbers and accounts are missing, because any number of their length
     * is removed separately.
     */
    private static final Set<Kind> KINDS =
            Set.of(Kind.RESIDENT, Kind.ALIEN, Kind.PASSPORT, Kind.LICENCE, Kind.CARD, Kind.EMAIL);

    private final Names names;

    private Redaction(Names names) {
        this.names = names;
    }

    /** A redaction that also removes these names; blank names and names of one letter are ignored. */
    public static Redaction of(Collection<String> names) {
        return new Redaction(new Names(names));
    }

    /** Redacts a text; null for null. */
    public String redact(String text) {
        if (text == null) {
            return null;
        }
        // The most specific forms come first: whatever is left over is just a number.
        String withoutPersonalData = Finder.replace(narrow(text), KINDS, Redaction::mark);
        String withoutNumbers = SpokenDigits.mask(LongNumbers.mask(PhoneNumbers.mask(withoutPersonalData)));
        return names.mask(withoutNumbers);
    }

    private static String mark(Finding finding) {
        return switch (finding.kind()) {
            case CARD -> CARD;
            case EMAIL -> EMAIL;
            default -> Mask.of(finding);
        };
    }

    /** Turns full-width digits, which some Korean keyboards produce, into plain ones. */
    private static String narrow(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain.append(c >= '０' && c <= '９' ? (char) (c - '０' + '0') : c);
        }
        return plain.toString();
    }
}
