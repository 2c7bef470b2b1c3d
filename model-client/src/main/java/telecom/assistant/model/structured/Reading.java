package telecom.assistant.model.structured;

import java.util.List;
import telecom.assistant.model.structured.StructuredFailure.Reason;

/**
 * What was read from one answer.
 *
 * @param value the value; null if the answer is unusable
 * @param reason why the answer is unusable; null if it can be used
 * @param problems the problems, worded for the model; they may repeat what the model wrote
 */
record Reading<T>(T value, Reason reason, List<String> problems) {

    static <T> Reading<T> of(T value) {
        return new Reading<>(value, null, List.of());
    }

    static <T> Reading<T> unusable(Reason reason, List<String> problems) {
        return new Reading<>(null, reason, problems);
    }

    boolean isUsable() {
        return reason == null;
    }
}
