package telecom.assistant.benchmarks.compare;

import java.util.List;

/** Median, minimum and maximum of one figure over several runs; NaN if no run has it. */
record Sample(double median, double least, double most) {

    static Sample of(List<Double> values) {
        List<Double> sorted =
                values.stream().filter(value -> !value.isNaN()).sorted().toList();
        if (sorted.isEmpty()) {
            return new Sample(Double.NaN, Double.NaN, Double.NaN);
        }
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Sample(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }

    boolean isKnown() {
        return !Double.isNaN(median);
    }
}
