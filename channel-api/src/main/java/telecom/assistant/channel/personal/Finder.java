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

    /** The personal data of these kinds in the text, in the order in which they occur and without overlaps. */
    public static List<Finding> find(String text, Set<Kind> kinds) {
        List<Finding> findings = new ArrayList<>();
        Reading reading = Reading.of(text);
        SpokenDigits.convert(reading, false).ifPresent(spoken -> add(spoken, kinds, findings));
        SpokenDigits.convert(reading, true).ifPresent(spoken -> add(spoken, kinds, findings));
        add(reading, kinds, findings);
        findings.removeIf(finding -> !kinds.contains(finding.kind()));
        findings.sort(Comparator.comparingInt(Finding::start));
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
        int copiedUpTo = 0;
        for (Finding finding : findings) {
            replaced.append(text, copiedUpTo, finding.start()).append(replacement.apply(finding));
            copiedUpTo = finding.end();
        }
        return findings.isEmpty()
                ? text
                : replaced.append(text, copiedUpTo, text.length()).toString();
    }
}
