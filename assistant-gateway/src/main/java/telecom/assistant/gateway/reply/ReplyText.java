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
    private Long firstTokenMillis;

    ReplyText(DeltaCoalescer coalescer, String prefix, Instant askedAt, Consumer<String> deltas) {
        this.coalescer = coalescer;
        this.prefix = prefix;
        this.askedAt = askedAt;
        this.deltas = deltas;
    }

    /** More of the model's words; white space before the first one is dropped. */
    void add(String token) {
        String said = text.isEmpty() ? prefix + token.stripLeading() : token;
        if (text.isEmpty() && said.length() == prefix.length()) {
            return;
        }
        if (firstTokenMillis == null) {
            firstTokenMillis = Duration.between(askedAt, Instant.now()).toMillis();
        }
        text.append(said);
        hand(coalescer.offer(said));
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
