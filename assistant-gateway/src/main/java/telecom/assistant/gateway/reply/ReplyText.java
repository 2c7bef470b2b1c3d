package telecom.assistant.gateway.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.UtteranceFacts.SystemPart;

/**
 * What has been generated of a reply. What no piece has when the model has ended leaves with the whole reply, so that no
 * caller hears a reply to its end which is not stored: another engine would give it again in other words. Not
 * thread-safe.
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

    /** Words of the system; empty when nothing is to be said. */
    record Words(Phrase phrase, String text) {}

    /**
     * @param disclosure comes before the first words
     * @param separator between the disclosure and what follows
     * @param askedAt when the utterance arrived, from which the first-token time counts
     */
    ReplyText(DeltaCoalescer coalescer, Words disclosure, String separator, Instant askedAt) {
        this.coalescer = coalescer;
        this.disclosure = disclosure;
        this.separator = separator;
        this.askedAt = askedAt;
    }

    /**
     * More of the model's words; white space before the first one is dropped.
     *
     * @return the piece that may leave now; empty when none may
     */
    String add(String token) {
        String said = paused || text.isEmpty() ? token.stripLeading() : token;
        if (said.isEmpty()) {
            return "";
        }
        if (firstTokenMillis == null) {
            firstTokenMillis = Duration.between(askedAt, Instant.now()).toMillis();
        }
        return append(before() + said);
    }

    /** Words of the system between those of the model; the piece has all that was held back, and these. */
    String interject(Words words) {
        String before = before();
        systemParts.add(new SystemPart(
                words.phrase(), text.length() + before.length(), words.text().length()));
        return append(before + words.text() + " ") + pause();
    }

    /** The model says nothing for a while; the piece has what was held back for more of it. */
    String pause() {
        paused = true;
        return coalescer.flush();
    }

    private String append(String words) {
        paused = false;
        text.append(words);
        return coalescer.offer(words);
    }

    /** What stands before the next words: the disclosure before the first, a space after a pause. */
    private String before() {
        if (!text.isEmpty()) {
            return paused && !Character.isWhitespace(text.charAt(text.length() - 1)) ? " " : "";
        }
        if (disclosure.text().isEmpty()) {
            return "";
        }
        systemParts.add(new SystemPart(disclosure.phrase(), 0, disclosure.text().length()));
        return disclosure.text() + separator;
    }

    /** Where the system's own words stand. */
    List<SystemPart> systemParts() {
        return List.copyOf(systemParts);
    }

    /** From the arrival of the utterance to the first words; null before them. */
    Long firstTokenMillis() {
        return firstTokenMillis;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
