package telecom.assistant.gateway.reply;

import java.util.List;
import java.util.Optional;

/**
 * Keeps a round of a reply from beginning with the very words of an earlier round, as a model does that makes the same
 * call for ever. Not thread-safe.
 */
final class EchoFilter {

    private final List<String> earlier;
    private final StringBuilder held = new StringBuilder();
    private boolean decided;

    /** @param earlier what the earlier rounds said */
    EchoFilter(List<String> earlier) {
        this.earlier = earlier.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        this.decided = this.earlier.isEmpty();
    }

    /** Adds a piece. Returns what is new for certain. */
    String next(String piece) {
        if (decided) {
            return piece;
        }
        held.append(piece);
        String text = held.toString().stripLeading();
        if (earlier.stream().anyMatch(said -> said.startsWith(text.stripTrailing()))) {
            return "";
        }
        decided = true;
        held.setLength(0);
        Optional<String> echo = earlier.stream()
                .filter(said -> text.startsWith(said) && !Character.isLetterOrDigit(said.charAt(said.length() - 1)))
                .findFirst();
        return echo.map(said -> text.substring(said.length()).stripLeading()).orElse(text);
    }

    /**
     * Returns what was held back, at the end of the text.
     *
     * @param calling whether the model made calls, so that its words were not meant as an answer
     */
    String end(boolean calling) {
        String rest = calling || decided ? "" : held.toString();
        held.setLength(0);
        decided = true;
        return rest;
    }
}
