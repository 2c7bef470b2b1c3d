package telecom.assistant.gateway.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * What has been generated of a reply, and what of it may leave. Pieces are held back until {@link #release}. What no
 * piece has when the model has ended leaves with the whole reply, so that no caller hears a reply to its end which is not
 * stored: another engine would tell it again in other words. Not thread-safe.
 */
final class ReplyText {

    private final DeltaCoalescer coalescer;
    private final String prefix;
    private final Instant askedAt;
    private final Consumer<String> deltas;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder held = new StringBuilder();
    private boolean released;
    private boolean paused;
    private Long firstTokenMillis;

    ReplyText(DeltaCoalescer coalescer, String prefix, Instant askedAt, Consumer<String> deltas) {
        this.coalescer = coalescer;
        this.prefix = prefix;
        this.askedAt = askedAt;
        this.deltas = deltas;
    }

    /** More of the model's words; white space before the first one is dropped. */
    void add(String token) {
        String said = paused || text.isEmpty() ? token.stripLeading() : token;
        if (said.isEmpty()) {
            return;
        }
        if (firstTokenMillis == null) {
            firstTokenMillis = Duration.between(askedAt, Instant.now()).toMillis();
        }
        append(said);
    }

    /** Words of the system between those of the model; they leave at once. */
    void interject(String words) {
        append(words + " ");
        pause();
    }

    /** The model says nothing for a while; what is held back for more of it leaves. */
    void pause() {
        paused = true;
        hand(coalescer.flush());
    }

    private void append(String words) {
        String said = text.isEmpty() ? prefix + words : gap() + words;
        paused = false;
        text.append(said);
        hand(coalescer.offer(said));
    }

    private String gap() {
        return paused && !Character.isWhitespace(text.charAt(text.length() - 1)) ? " " : "";
    }

    /** Lets pieces leave, at first what was held back. */
    void release() {
        released = true;
        hand("");
    }

    private void hand(String piece) {
        held.append(piece);
        if (released && !held.isEmpty()) {
            String leaving = held.toString();
            held.setLength(0);
            deltas.accept(leaving);
        }
    }

    boolean isEmpty() {
        return text.isEmpty();
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
