package telecom.assistant.channel.personal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises one form of personal data in a {@link Reading}.
 *
 * @param kinds the kinds that the rule can find
 * @param kind determines the kind of a candidate; null if it is not personal data
 */
record Rule(Set<Kind> kinds, Pattern form, Function<Candidate, Kind> kind) {

    /** How many characters before and after a number are searched for words that tell what it is. */
    private static final int CONTEXT = 24;

    /** A part of the text that matches the form. */
    record Candidate(CharSequence text, int begin, int end) {

        String digits() {
            return new Finding(null, 0, 0, text.subSequence(begin, end).toString()).digits();
        }

        String textBefore() {
            return text.subSequence(Math.max(0, begin - CONTEXT), begin).toString();
        }

        String textAfter() {
            return text.subSequence(end, Math.min(text.length(), end + CONTEXT)).toString();
        }
    }

    /** A rule by which everything that matches the form is of this kind. */
    static Rule of(Kind kind, Pattern form) {
        return new Rule(Set.of(kind), form, candidate -> kind);
    }

    /** A rule by which whatever matches the form and passes the test is of this kind. */
    static Rule of(Kind kind, Pattern form, Predicate<Candidate> test) {
        return new Rule(Set.of(kind), form, candidate -> test.test(candidate) ? kind : null);
    }

    List<Finding> find(Reading reading) {
        List<Finding> findings = new ArrayList<>();
        Matcher found = form.matcher(reading.plain());
        for (int at = 0; found.find(at); ) {
            Kind kind = this.kind.apply(new Candidate(reading.plain(), found.start(), found.end()));
            if (kind == null) {
                // Another candidate may begin within this one.
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
