package telecom.assistant.gateway.reply;

import java.util.List;
import java.util.Optional;

/**
 * Removes the text of an earlier round of tool calls from the beginning of a later round, because a model that makes
 * the same call again and again also repeats its text. Not thread-safe.
 */
final class EchoFilter {

    private final List<String> earlier;
    private final StringBuilder held = new StringBuilder();
    private boolean decided;

    /** @param earlier the texts of the earlier rounds */
    EchoFilter(List<String> earlier) {
        this.earlier = earlier.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        this.decided = this.earlier.isEmpty();
    }

    /** Adds a piece. Returns the text that is certainly new. */
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
     * Ends the text. Returns the text that was held back.
     *
     * @param calling whether the model called tools, so that its text was not meant as an answer
     */
    String end(boolean calling) {
        String rest = calling || decided ? "" : held.toString();
        held.setLength(0);
        decided = true;
        return rest;
    }
}
