package telecom.assistant.channel.event;

import java.util.Optional;
import java.util.UUID;

/**
 * The newest turn from which a leg has received any output. A channel attaches it to every event that comes in on the
 * leg. An engine whose database has lost its last commits then skips the turn numbers that were already used; the
 * channel would drop replies under those numbers.
 *
 * @param turn the turn's number in the conversation
 */
public record ShownTurn(UUID conversation, long turn) {

    /** Parses the form that {@link #toString} produces; empty for any other text. */
    public static Optional<ShownTurn> parse(String text) {
        int separator = text.indexOf('/');
        if (separator < 0) {
            return Optional.empty();
        }
        try {
            UUID conversation = UUID.fromString(text.substring(0, separator));
            long turn = Long.parseLong(text.substring(separator + 1));
            return turn < 0 ? Optional.empty() : Optional.of(new ShownTurn(conversation, turn));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return conversation + "/" + turn;
    }
}
