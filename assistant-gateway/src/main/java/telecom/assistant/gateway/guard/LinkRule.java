package telecom.assistant.gateway.guard;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import telecom.assistant.gateway.tool.Links;

/**
 * Removes links to hosts that are not the operator's. If a host has no scheme, its first label and the full stop stay,
 * so that neither words nor sentence ends have to be held back; a label alone leads nowhere. Particles that Korean
 * attaches to a link stay as well.
 */
record LinkRule(Links links) implements Rule {

    private static final Pattern BEGINNING = Pattern.compile("https?:/|www\\.", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARTICLE = Pattern.compile("(?<=[A-Za-z0-9])[가-힣]+\\z");
    private static final String SIGNS = "-._~:/?#@%&=+$";
    private static final String REPLACEMENT = "…";

    /** The longest link, in characters; longer text is not held back. */
    private static final int LONGEST = 2_048;

    @Override
    public Finding findingAt(CharSequence text, int from, boolean whole) {
        return "hHwW".indexOf(text.charAt(from)) >= 0 && !isAfterMark(text, from)
                ? atBeginning(text, from, whole)
                : afterMark(text, from, whole);
    }

    private Finding atBeginning(CharSequence text, int from, boolean whole) {
        if (from > 0 && Character.isLetterOrDigit(text.charAt(from - 1))) {
            return Finding.NOTHING;
        }
        Matcher beginning = BEGINNING.matcher(text).region(from, text.length());
        if (!beginning.lookingAt()) {
            return beginning.hitEnd() && !whole ? Finding.UNDECIDED : Finding.NOTHING;
        }
        int end = endOfWord(text, from);
        if (isOpen(text, from, end, whole)) {
            return Finding.UNDECIDED;
        }
        return links.areAllowed(text.subSequence(from, end).toString())
                ? new Finding.Kept(end - from)
                : removal(text, from, end);
    }

    private Finding afterMark(CharSequence text, int from, boolean whole) {
        if (!isAfterMark(text, from)) {
            return Finding.NOTHING;
        }
        int end = endOfWord(text, from);
        if (isOpen(text, from, end, whole)) {
            return Finding.UNDECIDED;
        }
        String word = text.subSequence(beginningOfWord(text, from), end).toString();
        return links.areAllowed(word) ? Finding.NOTHING : removal(text, from, end);
    }

    /** Whether the second label of a host, or the path after a scheme, may begin here. */
    private static boolean isAfterMark(CharSequence text, int from) {
        if (from < 2 || !Character.isLetterOrDigit(text.charAt(from - 2))) {
            return false;
        }
        char mark = text.charAt(from - 1);
        char next = text.charAt(from);
        return (mark == '.' && Character.isLetterOrDigit(next)) || (mark == ':' && next == '/');
    }

    private static boolean isOpen(CharSequence text, int from, int end, boolean whole) {
        return end == text.length() && !whole && end - from < LONGEST;
    }

    private static Finding removal(CharSequence text, int from, int end) {
        Matcher particle = PARTICLE.matcher(text.subSequence(from, end));
        int length = particle.find() ? particle.start() : end - from;
        return new Finding.Replacement(Removed.LINK, length, REPLACEMENT);
    }

    private static int endOfWord(CharSequence text, int from) {
        int end = from;
        while (end < text.length() && isPartOfLink(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int beginningOfWord(CharSequence text, int from) {
        int begin = from;
        while (begin > 0 && isPartOfLink(text.charAt(begin - 1))) {
            begin--;
        }
        return begin;
    }

    private static boolean isPartOfLink(char c) {
        return Character.isLetterOrDigit(c) || SIGNS.indexOf(c) >= 0;
    }
}
