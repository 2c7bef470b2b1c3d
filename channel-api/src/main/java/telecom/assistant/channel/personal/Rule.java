package telecom.assistant.channel.personal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How one form of personal data looks in a {@link Reading}.
 *
 * @param kinds what the rule may find
 * @param kind the kind of what is found; null if it is something else after all
 */
record Rule(Set<Kind> kinds, Pattern form, Function<Candidate, Kind> kind) {

    /** Characters before and after, in which words may say what a number is. */
    private static final int CONTEXT = 24;

    /** Something that has the form. */
    record Candidate(CharSequence text, int begin, int end) {

        String digits() {
            return new Finding(null, 0, 0, text.subSequence(begin, end).toString()).digits();
        }

        String before() {
            return text.subSequence(Math.max(0, begin - CONTEXT), begin).toString();
        }

        String after() {
            return text.subSequence(end, Math.min(text.length(), end + CONTEXT)).toString();
        }
    }

    /** Whatever has the form is of this kind. */
    static Rule of(Kind kind, Pattern form) {
        return new Rule(Set.of(kind), form, candidate -> kind);
    }

    /** What has the form is of this kind if it passes a test. */
    static Rule of(Kind kind, Pattern form, Predicate<Candidate> test) {
        return new Rule(Set.of(kind), form, candidate -> test.test(candidate) ? kind : null);
    }

    List<Finding> find(Reading reading) {
        List<Finding> findings = new ArrayList<>();
        Matcher found = form.matcher(reading.plain());
        for (int at = 0; found.find(at); ) {
            Kind kind = this.kind.apply(new Candidate(reading.plain(), found.start(), found.end()));
            if (kind == null) {
                // Another one may begin within it.
                at = found.start() + 1;
            } else {
                at = found.end();
                findings.add(reading.take(kind, found.start(), found.end()));
            }
            if (at > reading.plain().length()) {
                break;
            }
        }
        return findings;
    }
}
