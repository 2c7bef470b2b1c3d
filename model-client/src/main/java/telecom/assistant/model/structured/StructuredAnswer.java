package telecom.assistant.model.structured;

import java.util.Optional;
import telecom.assistant.model.Usage;

/**
 * A value that a model wrote.
 *
 * @param tier the configured name of the tier that wrote it
 * @param model the model id as that tier states it
 * @param usage of both requests if a second one was needed; empty when the tier does not report it
 * @param repaired whether the first answer was unusable
 */
public record StructuredAnswer<T>(T value, String tier, String model, Optional<Usage> usage, boolean repaired) {

    /** Leaves out the value, which may be what a person said. */
    @Override
    public String toString() {
        return "StructuredAnswer[tier=%s, model=%s, repaired=%s]".formatted(tier, model, repaired);
    }
}
