package telecom.assistant.gateway.summary;

import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;

/** What the model has written of a summary. */
final class Notes {

    private final StringBuilder text = new StringBuilder();
    private FinishReason finish;

    void take(ModelChunk chunk) {
        if (chunk instanceof ModelChunk.Content content) {
            text.append(content.text());
        } else if (chunk instanceof ModelChunk.Finished finished) {
            finish = finished.reason();
        }
    }

    String text() {
        return text.toString().strip();
    }

    boolean isCutOff() {
        return finish != null && !finish.isWhole();
    }

    /** Whether fewer words would help; where there are none, the limit went on something else. */
    boolean isTooLong() {
        return finish == FinishReason.LENGTH && !text().isEmpty();
    }
}
