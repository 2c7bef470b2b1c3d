package telecom.assistant.gateway.classification;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.conversation.turn.Context;
import telecom.assistant.gateway.prompt.Prompts;
import telecom.assistant.model.Effort;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.structured.AnswerForm;
import telecom.assistant.model.structured.StructuredAnswers;

/**
 * Judges how hard a turn is: by {@linkplain TurnEffort rules}, and, if the rules do not decide and the deployment
 * enables it, by asking a model within a time limit. An undecided turn counts as routine. Counts {@code
 * assistant.turn.effort} by judgement and by its source: {@code rules}, {@code model}, or, if the model did not judge
 * in time or at all, {@code late}, {@code failed} or {@code busy}. Thread-safe.
 */
@ApplicationScoped
public class EffortJudge {

    private static final Cancellable DONE = () -> {};

    private static final AnswerForm<Judgement> FORM = AnswerForm.of(Judgement.class, """
            {"type": "object", "properties": {"effort": {"enum": ["routine", "hard"]}}, "required": ["effort"]}
            """);

    /** The answer that the model writes. */
    private record Judgement(Effort effort) {}

    private final StructuredAnswers answers;
    private final Prompts prompts;
    private final Timers timers;
    private final ClassificationConfig config;
    private final MeterRegistry meters;
    private final Semaphore permits;

    public EffortJudge(
            StructuredAnswers answers,
            Prompts prompts,
            Timers timers,
            ClassificationConfig config,
            MeterRegistry meters) {
        this.answers = answers;
        this.prompts = prompts;
        this.timers = timers;
        this.config = config;
        this.meters = meters;
        this.permits = new Semaphore(config.concurrent());
    }

    /**
     * Judges the last turn.
     *
     * @param onJudgement called once with the judgement: within this call if no model is asked, otherwise on an event
     *     loop and not after a cancellation
     * @return cancels the question and closes its upstream stream
     */
    public Cancellable judge(
            Channel channel, Context context, Optional<String> traceparent, Consumer<Effort> onJudgement) {
        Optional<Effort> certain = TurnEffort.of(context, config.longUtterance());
        if (certain.isPresent() || !config.enabled()) {
            onJudgement.accept(counted(certain.orElse(Effort.ROUTINE), "rules"));
            return DONE;
        }
        ModelRequest question = prompts.effort(channel, context);
        if (!permits.tryAcquire()) {
            onJudgement.accept(counted(Effort.ROUTINE, "busy"));
            return DONE;
        }
        return Uni.combine()
                .any()
                .of(ask(traceparent.map(question::withTraceparent).orElse(question)), routineWhenLate())
                .onTermination()
                .invoke(() -> permits.release())
                .subscribe()
                .with(onJudgement);
    }

    private Uni<Effort> ask(ModelRequest question) {
        return answers.ask(question, FORM)
                .map(answer -> counted(answer.effort(), "model"))
                .onFailure()
                .recoverWithItem(failure -> counted(Effort.ROUTINE, "failed"));
    }

    private Uni<Effort> routineWhenLate() {
        return timers.after(config.patience()).map(passed -> counted(Effort.ROUTINE, "late"));
    }

    private Effort counted(Effort effort, String source) {
        meters.counter("assistant.turn.effort", "effort", effort.name().toLowerCase(Locale.ROOT), "by", source)
                .increment();
        return effort;
    }
}
