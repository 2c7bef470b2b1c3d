package telecom.assistant.gateway.guard;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The notes in square brackets that a prompt contains, which neither people nor the model may write. */
final class Notes {

    private static final String KINDS = "unanswered|interrupted|cut off|withheld|not delivered|not done|not shown"
            + "|emergency number given|an agent was called|/?articles|/?subscriber|(?:agent|done)\\b[^\\[\\]\\n]{0,400}";

    /** What stands behind the channel: the time, and the day if it is another one. */
    private static final String TIME = "(?:\\s{1,4}(?:\\d{1,2} [a-z]{3} )?\\d{1,2}:\\d{2})?";

    private Notes() {}

    /** A regular expression for a note, to be matched case-insensitively. */
    static String pattern(Collection<String> channels) {
        String labels = channels.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        return "\\[\\s{0,4}(?:" + KINDS + "|(?:" + labels + ")" + TIME + ")\\s{0,4}]";
    }
}
