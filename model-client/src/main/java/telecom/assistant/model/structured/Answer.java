package telecom.assistant.model.structured;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.Usage;

/** What a stream of chunks comes to, as far as it is read. Confined to the stream until it is whole. */
final class Answer {

    private final int maxChars;
    private final StringBuilder text = new StringBuilder();
    private String tier = "";
    private String model = "";
    private FinishReason finish;
    private Optional<Usage> usage = Optional.empty();

    private Answer(int maxChars) {
        this.maxChars = maxChars;
    }

    /** The whole answer, or its beginning when it is longer than that; the rest is then cancelled. */
    static Uni<Answer> of(Multi<ModelChunk> stream, int maxChars) {
        return Uni.createFrom().deferred(() -> {
            Answer answer = new Answer(maxChars);
            return stream.select()
                    .first(answer::wantsMoreAfter)
                    .onItem()
                    .ignoreAsUni()
                    .replaceWith(answer);
        });
    }

    private boolean wantsMoreAfter(ModelChunk chunk) {
        if (chunk instanceof ModelChunk.Opened opened) {
            tier = opened.tier();
            model = opened.model();
        } else if (chunk instanceof ModelChunk.Content content) {
            text.append(content.text());
        } else if (chunk instanceof ModelChunk.Finished finished) {
            finish = finished.reason();
            usage = finished.usage();
        }
        return !isTooLong();
    }

    boolean isTooLong() {
        return text.length() > maxChars;
    }

    boolean isCutOff() {
        return finish == FinishReason.LENGTH;
    }

    boolean isWithheld() {
        return finish == FinishReason.CONTENT_FILTER;
    }

    String text() {
        return text.toString();
    }

    String tier() {
        return tier;
    }

    String model() {
        return model;
    }

    Optional<Usage> usage() {
        return usage;
    }
}
