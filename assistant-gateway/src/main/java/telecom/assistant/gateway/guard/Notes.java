package telecom.assistant.gateway.guard;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The notes in square brackets that a prompt contains, which neither people nor the model may write. */
final class Notes {

    private static final String KINDS = "unanswered|interrupted|cut off|withheld|not delivered|not done|not shown"
            + "|emergency number given|an agent was called|/?articles|(?:agent|done)\\b[^\\[\\]\\n]{0,400}";

    private Notes() {}

    /** A regular expression for a note, to be matched case-insensitively. */
    static String pattern(Collection<String> channels) {
        String labels = channels.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        return "\\[\\s{0,4}(?:" + KINDS + "|" + labels + ")\\s{0,4}]";
    }
}
