package telecom.assistant.gateway.reply;

import java.util.List;
import java.util.Set;
import telecom.assistant.gateway.claim.HeldSentences;
import telecom.assistant.gateway.tool.Act;

/**
 * The words of one round on their way to the subscriber: none that an earlier round said, none in a language that nobody
 * asked for, and no claim that something was done that was not. Not thread-safe.
 */
final class RoundWords {

    private final EchoFilter echo;
    private final ReplyLanguage language;
    private final HeldSentences sentences;
    private final StringBuilder passed = new StringBuilder();

    /**
     * @param done what tools have done so far
     * @param earlier what the earlier rounds said
     */
    RoundWords(Set<Act> done, List<String> earlier, ReplyLanguage language) {
        this.echo = new EchoFilter(earlier);
        this.language = language;
        this.sentences = new HeldSentences(done);
    }

    /** Adds a piece. Returns what may be said now, possibly nothing. */
    String next(String piece) {
        return pass(sentences.next(language.next(echo.next(piece))));
    }

    /**
     * Returns the rest of what may be said, when the round is over.
     *
     * @param calling whether the model made calls in it
     */
    String end(boolean calling) {
        String rest = language.next(echo.end(calling)) + language.end();
        return pass(sentences.next(rest) + sentences.end() + (sentences.isWithinClause() ? "…" : ""));
    }

    private String pass(String words) {
        passed.append(words);
        return words;
    }

    /** Whether the round is in another language than the subscriber's; nothing of it has passed. */
    boolean isForeign() {
        return language.isForeign();
    }

    /** The same once the round is over, when less is enough to say so. */
    boolean isForeignAsAWhole() {
        return language.isForeignAsAWhole();
    }

    /** Whether a claim was withheld, with everything after it. */
    boolean isClaimWithheld() {
        return sentences.isWithheld();
    }

    /** What has passed. */
    String passed() {
        return passed.toString();
    }
}
