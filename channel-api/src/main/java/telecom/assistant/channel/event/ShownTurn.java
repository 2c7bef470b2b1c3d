package telecom.assistant.channel.event;

import java.util.Optional;
import java.util.UUID;

/**
 * The newest turn of which a leg has received anything from the engine. A channel attaches it to what comes in on the
 * leg, so that an engine whose database has lost its last commits does not count the same turns again, whose replies the
 * channel would drop.
 *
 * @param turn the turn's number in the conversation
 */
public record ShownTurn(UUID conversation, long turn) {

    /** Reads what {@link #toString} writes; empty if it is anything else. */
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
