package telecom.assistant.channel.personal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Finds personal data in texts. Stateless and therefore thread-safe. */
public final class Finder {

    private Finder() {}

    /** The personal data of these kinds in the text, in text order and without overlaps. */
    public static List<Finding> find(String text, Set<Kind> kinds) {
        List<Finding> findings = new ArrayList<>();
        Reading written = Reading.of(text);
        SpokenDigits.in(written, false).ifPresent(spoken -> add(spoken, kinds, findings));
        SpokenDigits.in(written, true).ifPresent(spoken -> add(spoken, kinds, findings));
        add(written, kinds, findings);
        findings.removeIf(finding -> !kinds.contains(finding.kind()));
        findings.sort(Comparator.comparingInt(Finding::from));
        return findings;
    }

    private static void add(Reading reading, Set<Kind> kinds, List<Finding> findings) {
        for (Rule rule : Rules.ALL) {
            if (Collections.disjoint(rule.kinds(), kinds)) {
                continue;
            }
            for (Finding finding : rule.find(reading)) {
                if (findings.stream().noneMatch(finding::overlaps)) {
                    findings.add(finding);
                }
            }
        }
    }

    /** The text with each finding of these kinds replaced. */
    public static String replace(String text, Set<Kind> kinds, Function<Finding, String> replacement) {
        List<Finding> findings = find(text, kinds);
        StringBuilder replaced = new StringBuilder();
        int at = 0;
        for (Finding finding : findings) {
            replaced.append(text, at, finding.from()).append(replacement.apply(finding));
            at = finding.to();
        }
        return findings.isEmpty()
                ? text
                : replaced.append(text, at, text.length()).toString();
    }
}
