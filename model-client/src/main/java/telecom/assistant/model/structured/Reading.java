package telecom.assistant.model.structured;

import java.util.List;
import java.util.function.Function;
import telecom.assistant.model.structured.StructuredFailure.Reason;

/** What was read from one answer. */
sealed interface Reading<T> {

    boolean isUsable();

    /** Calls the function for this kind of reading. */
    <R> R fold(Function<T, R> usable, Function<Unusable<T>, R> unusable);

    record Usable<T>(T value) implements Reading<T> {

        @Override
        public boolean isUsable() {
            return true;
        }

        @Override
        public <R> R fold(Function<T, R> usable, Function<Unusable<T>, R> unusable) {
            return usable.apply(value);
        }
    }

    /** @param problems in words for the model; they may repeat what it wrote */
    record Unusable<T>(Reason reason, List<String> problems) implements Reading<T> {

        @Override
        public boolean isUsable() {
            return false;
        }

        @Override
        public <R> R fold(Function<T, R> usable, Function<Unusable<T>, R> unusable) {
            return unusable.apply(this);
        }
    }
}
