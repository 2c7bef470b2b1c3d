package telecom.assistant.model.structured;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import telecom.assistant.model.CollectedAnswer;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk.Opened;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.meter.ModelMeters;
import telecom.assistant.model.structured.StructuredFailure.Reason;

/**
 * Asks a model for values instead of text. If an answer cannot be used, the model is shown what is wrong with it and
 * asked once more. An answer that was cut off is never mistaken for a complete one, even if its JSON happens to be
 * complete. Counts {@code assistant.model.structured} by purpose and outcome.
 */
@Singleton
public final class StructuredAnswers {

    /** Far more than the forms of this system need; it bounds the memory for an answer that does not end. */
    private static final int MAX_CHARS = 64 * 1024;

    private final ModelClient model;
    private final MeterRegistry meters;

    public StructuredAnswers(ModelClient model, MeterRegistry meters) {
        this.model = model;
        this.meters = meters;
    }

    /**
     * Asks for a value. Fails when the model does, or with {@link StructuredFailure} when there is no usable value
     * after a second request. Both requests have the same routing. Each subscription asks anew; cancelling closes the
     * upstream stream. Completes on an event loop.
     *
     * @param request the request, which must have no tools; the form is added to its prompt, and JSON mode is requested
     */
    public <T> Uni<T> ask(ModelRequest request, AnswerForm<T> form) {
        ModelRequest instructed = form.instructed(request);
        return once(instructed).flatMap(first -> {
            Reading<T> reading = read(first, form);
            return reading.isUsable() || reading.reason() == Reason.WITHHELD
                    ? outcome(instructed, first, reading, "first")
                    : repair(instructed, form, first, reading);
        });
    }

    private <T> Uni<T> repair(ModelRequest request, AnswerForm<T> form, CollectedAnswer first, Reading<T> unusable) {
        return once(Repair.of(request, first.text(), unusable))
                .flatMap(second -> outcome(request, second, read(second, form), "repaired"));
    }

    private Uni<CollectedAnswer> once(ModelRequest request) {
        return CollectedAnswer.of(model.stream(request), MAX_CHARS);
    }

    private static <T> Reading<T> read(CollectedAnswer answer, AnswerForm<T> form) {
        FinishReason finish = answer.finish().orElse(null);
        if (finish == FinishReason.CONTENT_FILTER) {
            return Reading.unusable(Reason.WITHHELD, List.of());
        }
        if (answer.text().length() > MAX_CHARS) {
            return Reading.unusable(Reason.TOO_LONG, List.of("the answer does not come to an end: be much shorter"));
        }
        if (finish == FinishReason.LENGTH) {
            return Reading.unusable(Reason.CUT_OFF, List.of("the answer was cut off at the length limit: be shorter"));
        }
        return form.read(answer.text());
    }

    private <T> Uni<T> outcome(ModelRequest request, CollectedAnswer answer, Reading<T> reading, String success) {
        if (reading.isUsable()) {
            count(request, success);
            return Uni.createFrom().item(reading.value());
        }
        count(request, ModelMeters.label(reading.reason()));
        String tier = answer.opened().map(Opened::tier).orElse("");
        return Uni.createFrom().failure(new StructuredFailure(reading.reason(), tier));
    }

    private void count(ModelRequest request, String outcome) {
        meters.counter(
                        "assistant.model.structured",
                        "purpose",
                        ModelMeters.label(request.purpose()),
                        "outcome",
                        outcome)
                .increment();
    }
}
