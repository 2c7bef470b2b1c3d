package telecom.assistant.gateway.guard;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes everything from a streamed text that the rules match, however the text is cut into pieces. Only text that a
 * rule may still match is held back. Not thread-safe.
 */
final class GuardedText {

    /** How many characters of the text that was passed on are kept for rules that look behind. */
    private static final int CONTEXT = 256;

    private final Rules rules;
    private final Consumer<Removed> removed;
    private final PlainCharacters characters;
    private final StringBuilder text = new StringBuilder();
    private int passedUpTo;
    private Pattern hiddenUntil;
    private boolean ended;
    private boolean thoughtEnded;

    GuardedText(Rules rules, Consumer<Removed> removed) {
        this.rules = rules;
        this.removed = removed;
        this.characters = new PlainCharacters(removed);
    }

    /** Adds a piece. Returns the text to pass on now, possibly empty. */
    String next(String piece) {
        return examine(characters.next(piece), false);
    }

    /** Ends the text. Returns the text that was held back. */
    String end() {
        return examine(characters.end(), true);
    }

    /** Whether the model has ended its answer with a control token; nothing is passed on afterwards. */
    boolean isEnded() {
        return ended;
    }

    /**
     * Whether the last piece showed that all the text passed on before it was a thought. The text that the last call
     * returned is not part of that thought.
     */
    boolean isThoughtBefore() {
        return thoughtEnded;
    }

    private String examine(String more, boolean whole) {
        thoughtEnded = false;
        if (ended) {
            return "";
        }
        text.append(more);
        int from = passedUpTo;
        while (passedUpTo < text.length()) {
            if (hiddenUntil != null) {
                if (!skipHidden(whole)) {
                    break;
                }
                continue;
            }
            Finding finding = rules.findingAt(text, passedUpTo, whole);
            if (finding == Finding.UNDECIDED) {
                break;
            }
            if (finding instanceof Finding.EndOfThought end) {
                from = forgetThought(end);
            } else {
                apply(finding);
            }
        }
        String out = text.substring(from, passedUpTo);
        int old = Math.max(0, passedUpTo - CONTEXT);
        text.delete(0, old);
        passedUpTo -= old;
        return out;
    }

    private void apply(Finding finding) {
        if (finding instanceof Finding.Replacement replacement) {
            removed.accept(replacement.kind());
            text.replace(passedUpTo, passedUpTo + replacement.length(), replacement.instead());
        } else if (finding instanceof Finding.Hidden hidden) {
            removed.accept(hidden.kind());
            text.delete(passedUpTo, passedUpTo + hidden.length());
            hiddenUntil = hidden.closing();
        } else if (finding instanceof Finding.EndOfAnswer) {
            removed.accept(Removed.SPECIAL_TOKEN);
            text.setLength(passedUpTo);
            ended = true;
        } else if (finding instanceof Finding.Kept kept) {
            passedUpTo += kept.length();
        } else {
            passedUpTo++;
        }
    }

    private int forgetThought(Finding.EndOfThought end) {
        removed.accept(Removed.THOUGHT);
        text.delete(0, passedUpTo + end.length());
        passedUpTo = 0;
        thoughtEnded = true;
        return 0;
    }

    /** Skips hidden text; false if its end has not come yet. */
    private boolean skipHidden(boolean whole) {
        Matcher closing = hiddenUntil.matcher(text).region(passedUpTo, text.length());
        if (closing.find()) {
            text.delete(passedUpTo, closing.end());
            hiddenUntil = null;
            return true;
        }
        // The text may end with the beginning of the closing tag.
        int rest = whole ? text.length() : Math.max(passedUpTo, text.length() - 32);
        text.delete(passedUpTo, rest);
        return false;
    }
}
