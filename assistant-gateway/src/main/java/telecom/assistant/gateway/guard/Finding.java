package telecom.assistant.gateway.guard;

import java.util.regex.Pattern;

/** What a {@link Rule} finds at one position in a text. */
sealed interface Finding {

    Finding NOTHING = new Nothing();
    Finding UNDECIDED = new Undecided();

    /** The rule does not apply. */
    record Nothing() implements Finding {}

    /** Whether the rule applies depends on the text that follows. */
    record Undecided() implements Finding {}

    /**
     * This many characters are replaced.
     *
     * @param instead the replacement, which is shorter and is examined in turn
     */
    record Replacement(Removed kind, int length, String instead) implements Finding {}

    /**
     * Everything from here to the closing tag of an element is hidden.
     *
     * @param length the length of the opening tag
     * @param closing the closing tag
     */
    record Hidden(Removed kind, int length, Pattern closing) implements Finding {}

    /** This many characters are fine as they are. */
    record Kept(int length) implements Finding {}

    /** The text before this was a thought; this many characters are removed with it. */
    record EndOfThought(int length) implements Finding {}

    /** The answer ends here. */
    record EndOfAnswer() implements Finding {}
}
