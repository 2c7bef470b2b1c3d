package telecom.assistant.gateway.evaluation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.gateway.admin.Problem;
import telecom.assistant.gateway.evaluation.Evaluation.State;

/**
 * The evaluations of this node, newest first. Only one runs at a time; the reports of the latest ones stay in memory
 * for a while, and nowhere else. Thread-safe.
 */
@ApplicationScoped
class Evaluations {

    private static final Logger LOG = Logger.getLogger(Evaluations.class);

    private final Deque<Evaluation> kept = new ArrayDeque<>();
    private final EvaluationReplay replay;
    private final EvaluationConfig config;
    private final Timers timers;

    Evaluations(EvaluationReplay replay, EvaluationConfig config, Timers timers, MeterRegistry meters) {
        this.replay = replay;
        this.config = config;
        this.timers = timers;
        Gauge.builder("assistant.evaluation.running", this, all -> all.all().stream()
                        .filter(Evaluation::isRunning)
                        .count())
                .description("Evaluations that are running on this node")
                .register(meters);
        Gauge.builder("assistant.evaluation.reports", this, all -> all.all().size())
                .description("Reports of evaluations in this node's memory")
                .register(meters);
    }

    /** Starts an evaluation; throws a {@link Problem} while another one is running. */
    Evaluation start(EvaluationRequest request) {
        Evaluation evaluation = new Evaluation(Ids.timeOrdered(), request, timers.now());
        keep(evaluation);
        LOG.infof(
                "evaluation started evaluation=%s candidates=%d conversations=%d",
                evaluation.id(),
                request.candidates().size(),
                request.conversations().most());
        Cancellable deadline =
                timers.after(config.longest()).subscribe().with(passed -> end(evaluation, State.FAILED, "time"));
        Cancellable replaying = replay.run(evaluation)
                .subscribe()
                .with(done -> end(evaluation, State.DONE, null), failure -> fail(evaluation, failure));
        evaluation.setWork(() -> {
            deadline.cancel();
            replaying.cancel();
        });
        return evaluation;
    }

    private synchronized void keep(Evaluation evaluation) {
        if (kept.stream().anyMatch(Evaluation::isRunning)) {
            throw Problem.conflict("An evaluation is running on this node. Wait for it to end, or cancel it.");
        }
        kept.addFirst(evaluation);
        while (kept.size() > config.kept()) {
            kept.removeLast();
        }
    }

    private void fail(Evaluation evaluation, Throwable failure) {
        LOG.warnf(
                "evaluation failed evaluation=%s cause=%s",
                evaluation.id(), failure.getClass().getSimpleName());
        end(evaluation, State.FAILED, "store");
    }

    private void end(Evaluation evaluation, State state, String reason) {
        if (evaluation.end(state, reason, timers.now())) {
            LOG.infof("evaluation ended evaluation=%s state=%s", evaluation.id(), state);
            // The timer gets only the id, so that it does not hold on to a report that has been dropped.
            UUID id = evaluation.id();
            timers.after(config.keptFor()).subscribe().with(passed -> forget(id));
        }
    }

    synchronized List<Evaluation> all() {
        return List.copyOf(kept);
    }

    Optional<Evaluation> find(UUID id) {
        return all().stream().filter(evaluation -> evaluation.id().equals(id)).findFirst();
    }

    /** Cancels an evaluation that is running and keeps its report; deletes the report of one that has ended. */
    void remove(Evaluation evaluation) {
        if (evaluation.isRunning()) {
            end(evaluation, State.CANCELLED, null);
        } else {
            forget(evaluation.id());
        }
    }

    private synchronized void forget(UUID id) {
        kept.removeIf(evaluation -> evaluation.id().equals(id));
    }

    @PreDestroy
    void stop() {
        all().forEach(evaluation -> evaluation.end(State.CANCELLED, null, timers.now()));
    }
}
