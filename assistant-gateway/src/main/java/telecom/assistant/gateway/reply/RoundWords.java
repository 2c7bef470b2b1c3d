package telecom.assistant.gateway.reply;

import java.util.List;
import java.util.Set;
import telecom.assistant.gateway.claim.HeldSentences;
import telecom.assistant.gateway.tool.Act;

/**
 * Filters the text of one round on its way to the subscriber: drops text that repeats an earlier round, text in the
 * wrong language, and claims of acts that were not done. Not thread-safe.
 */
final class RoundWords {

    private final EchoFilter echo;
    private final ReplyLanguage language;
    private final HeldSentences sentences;
    private final StringBuilder passed = new StringBuilder();

    /**
     * @param done the acts that tools have done so far
     * @param earlier the texts of the earlier rounds
     */
    RoundWords(Set<Act> done, List<String> earlier, ReplyLanguage language) {
        this.echo = new EchoFilter(earlier);
        this.language = language;
        this.sentences = new HeldSentences(done);
    }

    /** Adds a piece. Returns the text that may be sent now, possibly empty. */
    String next(String piece) {
        return pass(sentences.next(language.next(echo.next(piece))));
    }

    /**
     * Ends the round. Returns the rest of the text that may be sent.
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

    /** Whether the round is not in the subscriber's language; if so, none of it has passed. */
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

    /** The text that has passed. */
    String passed() {
        return passed.toString();
    }
}
