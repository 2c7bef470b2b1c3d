package telecom.assistant.gateway.claim;

import java.util.Collection;
import telecom.assistant.gateway.tool.Act;

/**
 * Holds back the parts of a streamed text that may claim that something was done: a sentence from its first word for an
 * act, or for the object of an act, until its end. Everything else passes at once. The first sentence that claims an
 * act that was not done is withheld, together with everything after it. Not thread-safe.
 */
public final class HeldSentences {

    /** The longest sentence, in characters; a longer text without a mark is cut here. */
    private static final int LONGEST = 1_000;

    private static final String MARKS = ".!?。！？";

    private final Collection<Act> done;
    private final StringBuilder sentence = new StringBuilder();
    private int passedUpTo;
    private boolean holding;
    private boolean withheld;

    /** @param done the acts that tools have done so far */
    public HeldSentences(Collection<Act> done) {
        this.done = done;
    }

    /** Adds a piece. Returns the text that passes now, possibly empty. */
    public String next(String piece) {
        return advance(piece, false);
    }

    /** Ends the text. Returns the text that was held back, unless it is withheld. */
    public String end() {
        return advance("", true);
    }

    /** Whether a sentence has been withheld. */
    public boolean isWithheld() {
        return withheld;
    }

    /** Whether the text that has passed breaks off in the middle of a clause of the withheld sentence. */
    public boolean isWithinClause() {
        String beginning = sentence.substring(0, passedUpTo).stripTrailing();
        return withheld && !beginning.isEmpty() && Character.isLetterOrDigit(beginning.charAt(beginning.length() - 1));
    }

    private String advance(String piece, boolean whole) {
        StringBuilder out = new StringBuilder();
        sentence.append(piece);
        int end = endOfSentence(whole);
        while (end > 0 && !withheld) {
            finish(end, out);
            end = endOfSentence(whole);
        }
        if (!withheld) {
            hold(out, whole);
        }
        return out.toString();
    }

    private void finish(int end, StringBuilder out) {
        hold(out, true);
        if (holding && Claims.claimsMoreThan(sentence.substring(0, end), done)) {
            withheld = true;
            sentence.setLength(end);
            return;
        }
        out.append(sentence, Math.min(passedUpTo, end), end);
        sentence.delete(0, end);
        passedUpTo = 0;
        holding = false;
    }

    /** Passes on the text before the first word that may belong to a claim. */
    private void hold(StringBuilder out, boolean whole) {
        if (!holding) {
            int until = Claims.firstTrigger(sentence, passedUpTo, whole);
            int end = endOfSentence(false);
            int to = end > 0 ? Math.min(until, end) : until;
            out.append(sentence, passedUpTo, to);
            passedUpTo = to;
            holding = whole && until < sentence.length() && (end == 0 || until < end);
        }
    }

    /**
     * The index after the first sentence; 0 if that sentence has not ended. Its punctuation mark may have been passed
     * on already, before the next token came.
     */
    private int endOfSentence(boolean whole) {
        for (int i = Math.max(0, passedUpTo - 1); i < sentence.length(); i++) {
            if (sentence.charAt(i) == '\n') {
                return i + 1;
            }
            if (MARKS.indexOf(sentence.charAt(i)) >= 0 && i + 1 < sentence.length() && separates(i)) {
                return i + 1;
            }
        }
        boolean ends = sentence.length() > 0 && (whole || sentence.length() >= LONGEST);
        return ends ? sentence.length() : 0;
    }

    private boolean separates(int mark) {
        char next = sentence.charAt(mark + 1);
        return Character.isWhitespace(next) || (next >= '가' && next <= '힣');
    }
}
