package telecom.assistant.model.structured;

import java.util.List;
import telecom.assistant.model.structured.StructuredFailure.Reason;

/** What became of one answer. */
sealed interface Reading<T> {

    record Value<T>(T value) implements Reading<T> {}

    /** @param problems in words for the model; they can repeat what it wrote */
    record Trouble<T>(Reason reason, List<String> problems) implements Reading<T> {}
}
