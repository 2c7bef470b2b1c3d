package telecom.assistant.conversation;

import java.util.List;
import telecom.assistant.channel.event.Source;
import telecom.assistant.channel.event.Undelivered;

/**
 * Facts about an utterance that cannot be read from its text.
 *
 * @param ending how the assistant's reply ended; null for any other utterance
 * @param systemParts the positions of the system's own phrases in the text, in order; the rest is the author's text
 * @param undelivered why it did not reach its recipient; null unless it is known not to have arrived
 * @param sources the articles on which the assistant's reply is based
 */
public record UtteranceFacts(
        ReplyEnding ending, List<SystemPart> systemParts, Undelivered undelivered, List<Source> sources) {

    public static final UtteranceFacts NONE = new UtteranceFacts(null, List.of(), null);

    public UtteranceFacts {
        systemParts = systemParts == null ? List.of() : List.copyOf(systemParts);
        sources = sources == null ? List.of() : List.copyOf(sources);
    }

    /** Facts without sources. */
    public UtteranceFacts(ReplyEnding ending, List<SystemPart> systemParts, Undelivered undelivered) {
        this(ending, systemParts, undelivered, List.of());
    }

    /**
     * A phrase of the system within a text.
     *
     * @param from index of the first character, counted as {@link String#charAt} does
     */
    public record SystemPart(Phrase phrase, int from, int length) {

        public int end() {
            return from + length;
        }
    }

    /** The facts of an utterance that is one phrase of the system and nothing else. */
    public static UtteranceFacts said(Phrase phrase, String text) {
        return new UtteranceFacts(null, List.of(new SystemPart(phrase, 0, text.length())), null);
    }

    public UtteranceFacts withUndelivered(Undelivered why) {
        return new UtteranceFacts(ending, systemParts, why, sources);
    }

    /** The facts when only the first {@code length} characters of the text reached the recipient. */
    public UtteranceFacts cutTo(int length) {
        List<SystemPart> left = systemParts.stream()
                .filter(part -> part.from() < length)
                .map(part -> new SystemPart(part.phrase(), part.from(), Math.min(part.end(), length) - part.from()))
                .toList();
        return new UtteranceFacts(ending, left, undelivered, sources);
    }

    /** The facts about the text from the given character on. */
    public UtteranceFacts startingAt(int begin) {
        List<SystemPart> left = systemParts.stream()
                .filter(part -> part.from() >= begin)
                .map(part -> new SystemPart(part.phrase(), part.from() - begin, part.length()))
                .toList();
        return new UtteranceFacts(ending, left, undelivered, sources);
    }

    /** The text without the system's own phrases and without the space after each of them. */
    public String authorsOwn(String text) {
        StringBuilder own = new StringBuilder();
        int from = 0;
        for (SystemPart part : systemParts) {
            append(own, between(text, from, part.from()));
            from = part.end();
        }
        append(own, between(text, from, text.length()));
        return own.toString().strip();
    }

    private static void append(StringBuilder own, String more) {
        boolean spaced = own.isEmpty() || Character.isWhitespace(own.charAt(own.length() - 1));
        own.append(spaced ? more.stripLeading() : more);
    }

    private static String between(String text, int from, int to) {
        return text.substring(Math.min(from, text.length()), Math.min(to, text.length()));
    }
}
