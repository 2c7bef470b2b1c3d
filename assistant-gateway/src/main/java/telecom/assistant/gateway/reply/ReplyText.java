package telecom.assistant.gateway.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.UtteranceFacts.SystemPart;

/**
 * The text of a reply so far. Text that has not been sent in pieces when the model ends is sent only with the complete
 * reply, so that no caller hears the end of a reply that is not stored yet: an engine that takes over would answer
 * again, in different words. Not thread-safe.
 */
final class ReplyText {

    private final DeltaCoalescer coalescer;
    private final Words disclosure;
    private final String separator;
    private final Instant askedAt;
    private final StringBuilder text = new StringBuilder();
    private final List<SystemPart> systemParts = new ArrayList<>();
    private boolean paused;
    private Long firstTokenMillis;

    /** A phrase of the system with its text, which may be empty. */
    record Words(Phrase phrase, String text) {}

    /**
     * @param disclosure precedes the model's first words
     * @param separator the text between the disclosure and those words
     * @param askedAt when the utterance arrived; the time to the first token is measured from then
     */
    ReplyText(DeltaCoalescer coalescer, Words disclosure, String separator, Instant askedAt) {
        this.coalescer = coalescer;
        this.disclosure = disclosure;
        this.separator = separator;
        this.askedAt = askedAt;
    }

    /**
     * Adds more of the model's words; white space before the first word is dropped.
     *
     * @return the piece that can be sent now; empty if none can
     */
    String add(String token) {
        String words = paused || text.isEmpty() ? token.stripLeading() : token;
        if (words.isEmpty()) {
            return "";
        }
        if (firstTokenMillis == null) {
            firstTokenMillis = Duration.between(askedAt, Instant.now()).toMillis();
        }
        String prefix = textBeforeNextWords();
        return append(prefix.isEmpty() ? words : prefix + words);
    }

    /**
     * Adds words of the system between those of the model. Returns all the text that was held back, followed by these
     * words.
     */
    String interject(Words words) {
        return append(placed(words) + " ") + pause();
    }

    /** Adds words of the system after the model's last words. Returns the piece that can be sent now. */
    String conclude(Words words) {
        paused = true;
        return append(placed(words));
    }

    private String placed(Words words) {
        String prefix = textBeforeNextWords();
        systemParts.add(new SystemPart(
                words.phrase(), text.length() + prefix.length(), words.text().length()));
        return prefix + words.text();
    }

    /** Called when the model pauses. Returns the text that was held back. */
    String pause() {
        paused = true;
        return coalescer.flush();
    }

    private String append(String words) {
        paused = false;
        text.append(words);
        return coalescer.offer(words);
    }

    /** The text to put before the next words: the disclosure if they are the first, or a space after a pause. */
    private String textBeforeNextWords() {
        if (!text.isEmpty()) {
            return paused && !Character.isWhitespace(text.charAt(text.length() - 1)) ? " " : "";
        }
        if (disclosure.text().isEmpty()) {
            return "";
        }
        systemParts.add(new SystemPart(disclosure.phrase(), 0, disclosure.text().length()));
        return disclosure.text() + separator;
    }

    /** Where the system's own words are in the text. */
    List<SystemPart> systemParts() {
        return List.copyOf(systemParts);
    }

    /** The time from the arrival of the utterance to the model's first words; null until these have come. */
    Long firstTokenMillis() {
        return firstTokenMillis;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
