package telecom.assistant.channel.sms.inbound;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a text without the things that handsets and people add to them: letter case, full-width forms,
 * punctuation, quotes, emoji, invisible characters, letters set apart ({@code S.T.O.P}), Hangul in decomposed form, and
 * a signature.
 */
record PlainWords(List<String> list) {

    /** Invisible characters, such as a byte order mark or a zero-width space (general category Cf). */
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}+");

    /** Apostrophes, which some people leave out: {@code don't}. */
    private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{IsAlphabetic})['’`](?=\\p{IsAlphabetic})");

    /** Whatever is neither a letter nor a digit, and single Hangul letters, as in ㅠㅠ. */
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+|[ᄀ-ᇿ]+");

    /**
     * A signature that begins on a line of its own; up to three words after an empty line are treated as a signature,
     * too.
     */
    private static final Pattern SIGNATURE = Pattern.compile(
            "\\R(?:\\s*(?:--|—|sent (?:from|via|by)\\b|get outlook\\b|best\\b|regards\\b)[\\s\\S]*"
                    + "|[^\\r\\n]*(?:에서 보[냄낸]|드림|올림)\\s*"
                    + "|\\s*\\R\\s*\\S+(?: \\S+){0,2}\\s*)$",
            Pattern.CASE_INSENSITIVE);

    /**
     * How far from the end a signature may begin. Without a limit, a text with many empty lines would take very long to
     * match.
     */
    private static final int LONGEST_SIGNATURE = 300;

    PlainWords {
        list = List.copyOf(list);
    }

    static PlainWords of(String text) {
        String visible = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("")
                .strip();
        int earliest = Math.max(0, visible.length() - LONGEST_SIGNATURE);
        Matcher signature = SIGNATURE.matcher(visible).region(earliest, visible.length());
        String unsigned = signature.find() ? visible.substring(0, signature.start()) : visible;
        String words = BETWEEN_WORDS
                .matcher(APOSTROPHE.matcher(unsigned).replaceAll(""))
                .replaceAll(" ")
                .strip()
                .toLowerCase(Locale.ROOT);
        List<String> list = words.isEmpty() ? List.of() : Arrays.asList(words.split(" ", -1));
        boolean setApart = list.size() > 1 && list.stream().allMatch(word -> word.length() == 1);
        return new PlainWords(setApart ? List.of(String.join("", list)) : list);
    }

    /** The words without spaces, because Korean spacing varies from writer to writer. */
    String joined() {
        return String.join("", list);
    }

    /** The words with one space between them. */
    String spaced() {
        return String.join(" ", list);
    }

    /** Leaves the words out, because they might end up in log lines. */
    @Override
    public String toString() {
        return list.size() + " words";
    }
}
