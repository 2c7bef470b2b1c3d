package telecom.assistant.gateway.guard;

import java.util.regex.Pattern;

/** What a {@link Rule} makes of one place in a text. */
sealed interface Finding {

    Finding NOTHING = new Nothing();
    Finding UNDECIDED = new Undecided();

    /** The rule does not apply. */
    record Nothing() implements Finding {}

    /** It depends on what follows. */
    record Undecided() implements Finding {}

    /**
     * So many characters are replaced.
     *
     * @param instead is examined in turn, and is shorter
     */
    record Replacement(Removed kind, int length, String instead) implements Finding {}

    /**
     * Everything is hidden from here to the closing tag of an element.
     *
     * @param length of the opening tag
     * @param closing the closing tag
     */
    record Hidden(Removed kind, int length, Pattern closing) implements Finding {}

    /** So many characters are fine as they are. */
    record Kept(int length) implements Finding {}

    /** What stood before this was a thought; so many characters are removed with it. */
    record EndOfThought(int length) implements Finding {}

    /** The answer ends here. */
    record EndOfAnswer() implements Finding {}
}
