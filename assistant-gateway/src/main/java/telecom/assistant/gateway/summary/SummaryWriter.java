package telecom.assistant.gateway.summary;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import telecom.assistant.gateway.prompt.PromptConfig;
import telecom.assistant.gateway.prompt.PromptFile;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.CollectedAnswer;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.tokens.TokenEstimate;

/**
 * Has the model summarise conversations, only a few at a time, because replies come first. Counts the outcomes in
 * {@code assistant.prompt.folds} and {@code assistant.prompt.summary.failures}, and shows in {@code
 * assistant.prompt.summaries} how many are under way.
 */
@ApplicationScoped
public class SummaryWriter {

    private final ModelClient model;
    private final Semaphore permits;
    private final MeterRegistry meters;
    private final Counter summarised;
    private final String shorter = PromptFile.read("summary-shorter");

    public SummaryWriter(ModelClient model, TokenEstimate estimate, PromptConfig config, MeterRegistry meters) {
        int concurrent = config.summary().concurrent();
        this.model = estimate.learningFrom(model);
        this.permits = new Semaphore(concurrent);
        this.meters = meters;
        this.summarised = meters.counter("assistant.prompt.folds", "outcome", "summarised");
        Gauge.builder("assistant.prompt.summaries", permits, free -> concurrent - free.availablePermits())
                .description("Summaries that the model is writing")
                .register(meters);
    }

    /**
     * Writes a complete summary: if the token limit cuts the summary off, the model is asked once more, for fewer
     * words. Fails if the model fails, and with {@link SummaryMissing} if there is no complete summary. Cancelling
     * closes the model's stream. Completes on an event loop.
     */
    public Uni<String> write(ModelRequest request) {
        return Uni.createFrom()
                .deferred(() -> permits.tryAcquire()
                        ? ask(request).onTermination().invoke(() -> permits.release())
                        : missing(SummaryMissing.Reason.BUSY))
                .onItem()
                .invoke(() -> summarised.increment())
                .onFailure()
                .invoke(this::count);
    }

    private Uni<String> ask(ModelRequest request) {
        return answer(request)
                .flatMap(first -> isTooLong(first)
                        ? answer(requestForShorter(request, first))
                        : Uni.createFrom().item(first))
                .flatMap(SummaryWriter::completeText);
    }

    private Uni<CollectedAnswer> answer(ModelRequest request) {
        return model.stream(request).collect().in(CollectedAnswer::new, CollectedAnswer::add);
    }

    /** Whether fewer words would help. If the model wrote none at all, something else used up the limit. */
    private static boolean isTooLong(CollectedAnswer answer) {
        return answer.finish().equals(Optional.of(FinishReason.LENGTH))
                && !answer.text().isBlank();
    }

    private ModelRequest requestForShorter(ModelRequest request, CollectedAnswer first) {
        List<ChatMessage> messages = new ArrayList<>(request.messages());
        messages.add(ChatMessage.assistant(first.text().strip()));
        messages.add(ChatMessage.user(shorter));
        return request.withMessages(messages);
    }

    /** A summary that is cut off lacks its end, which is what was said last, and would replace a complete one. */
    private static Uni<String> completeText(CollectedAnswer answer) {
        if (answer.finish().map(finish -> !finish.isWhole()).orElse(false)) {
            return missing(SummaryMissing.Reason.CUT_OFF);
        }
        String text = answer.text().strip();
        return text.isEmpty()
                ? missing(SummaryMissing.Reason.EMPTY)
                : Uni.createFrom().item(text);
    }

    private static Uni<String> missing(SummaryMissing.Reason reason) {
        return Uni.createFrom().failure(new SummaryMissing(reason));
    }

    private void count(Throwable failure) {
        meters.counter("assistant.prompt.summary.failures", "cause", cause(failure))
                .increment();
    }

    private static String cause(Throwable failure) {
        if (failure instanceof SummaryMissing missing) {
            return missing.reason().name().toLowerCase(Locale.ROOT);
        }
        return failure instanceof ModelFailure known ? known.reason().name().toLowerCase(Locale.ROOT) : "error";
    }
}
