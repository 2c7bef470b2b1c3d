package telecom.assistant.benchmarks.compare;

import java.util.List;
import java.util.Locale;
import telecom.assistant.benchmarks.turns.report.RowResult;
import telecom.assistant.benchmarks.turns.report.TurnsResult;

/** The results of the runs of two commits, and how they compare, as Markdown. */
record Comparison(String a, String b, List<TurnsResult> ofA, List<TurnsResult> ofB) {

    Comparison {
        ofA = List.copyOf(ofA);
        ofB = List.copyOf(ofB);
    }

    /** Whether every turn of every run was answered as it should be. */
    boolean allAnswered() {
        return ofA.stream().allMatch(TurnsResult::allAnswered) && ofB.stream().allMatch(TurnsResult::allAnswered);
    }

    String markdown() {
        StringBuilder text = new StringBuilder("A: ")
                .append(a)
                .append("  \nB: ")
                .append(b)
                .append("\n\nMedians of ")
                .append(ofA.size())
                .append(" and ")
                .append(ofB.size())
                .append(" runs, which alternated; in brackets the minimum and the maximum.\n\n")
                .append("| row | figure | A | B | B ÷ A |\n|---|---|---:|---:|---:|\n");
        for (RowResult row : ofA.get(0).rows()) {
            Figure.ALL.forEach(figure -> text.append(line(row.name(), figure)));
        }
        if (!allAnswered()) {
            text.append("\n**In some runs, not every turn was answered as it should be.**\n");
        }
        return text.toString();
    }

    private String line(String row, Figure figure) {
        Sample left = sample(ofA, row, figure);
        Sample right = sample(ofB, row, figure);
        if (!left.isKnown() && !right.isKnown()) {
            return "";
        }
        return "| %s | %s | %s | %s | %s |\n"
                .formatted(row, figure.title(), shown(left), shown(right), ratio(left, right));
    }

    private static Sample sample(List<TurnsResult> results, String row, Figure figure) {
        return Sample.of(results.stream()
                .flatMap(result -> result.rows().stream())
                .filter(each -> each.name().equals(row))
                .map(figure::valueIn)
                .toList());
    }

    private static String shown(Sample sample) {
        return sample.isKnown()
                ? number(sample.median()) + " (" + number(sample.least()) + "–" + number(sample.most()) + ")"
                : "–";
    }

    private static String ratio(Sample left, Sample right) {
        double ratio = right.median() / left.median();
        return Double.isFinite(ratio) ? number(ratio) : "–";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.2f", value);
    }
}
