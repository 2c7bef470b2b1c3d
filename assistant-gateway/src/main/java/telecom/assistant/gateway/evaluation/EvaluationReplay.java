package telecom.assistant.gateway.evaluation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.gateway.reply.Admission;
import telecom.assistant.store.conversation.RecordedConversation;
import telecom.assistant.store.conversation.RecordedConversations;

/**
 * Replays conversations: several at a time, but the turns of each in their original order, so that a tier's prefix
 * cache sees what it would have seen. It pauses before each request, and goes on only while a subscriber's turn would
 * not have to wait; {@code assistant.evaluation.held.back} counts the pauses after which it did not go on.
 */
@ApplicationScoped
class EvaluationReplay {

    /** The shortest pause before a request: without any, waiting for room would keep a thread busy. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);

    private final RecordedConversations recorded;
    private final Candidates candidates;
    private final Admission admission;
    private final Timers timers;
    private final EvaluationConfig config;
    private final Duration pause;
    private final MeterRegistry meters;
    private final Counter heldBack;

    EvaluationReplay(
            RecordedConversations recorded,
            Candidates candidates,
            Admission admission,
            Timers timers,
            EvaluationConfig config,
            MeterRegistry meters) {
        this.recorded = recorded;
        this.candidates = candidates;
        this.admission = admission;
        this.timers = timers;
        this.config = config;
        this.pause = config.pause().compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : config.pause();
        this.meters = meters;
        this.heldBack = meters.counter("assistant.evaluation.held.back");
    }

    /**
     * Replays the conversations of an evaluation. Completes once every turn has its answers; fails if the store fails.
     * Cancelling closes every stream.
     */
    Uni<Void> run(Evaluation evaluation) {
        return evaluation
                .request()
                .conversations()
                .select(recorded)
                .invoke(ids -> evaluation.conversationsSelected(ids.size()))
                .onItem()
                .transformToMulti(ids -> Multi.createFrom().iterable(ids))
                .onItem()
                .transformToUni(id -> replay(evaluation, id))
                .merge(evaluation.request().atOnce())
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> replay(Evaluation evaluation, UUID id) {
        return recorded.read(id, config.utterancesRead())
                .chain(found -> {
                    if (found.isPresent()) {
                        return replay(evaluation, found.get());
                    }
                    evaluation.addMissing(id);
                    return Uni.createFrom().voidItem();
                })
                .invoke(evaluation::conversationReplayed);
    }

    private Uni<Void> replay(Evaluation evaluation, RecordedConversation conversation) {
        boolean isWhole = conversation.said().size() < config.utterancesRead();
        return Multi.createFrom()
                .iterable(RecordedTurn.of(
                        conversation, isWhole, evaluation.request().turns()))
                .onItem()
                .transformToUniAndConcatenate(turn -> answers(evaluation.request(), turn)
                        .invoke(answers -> evaluation.add(new ReplayedTurn(turn.exchange(), answers))))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<List<CandidateAnswer>> answers(EvaluationRequest request, RecordedTurn turn) {
        return Multi.createFrom()
                .iterable(request.candidates())
                .onItem()
                .transformToUniAndConcatenate(candidate -> awaitRoom().chain(() -> candidates.ask(turn, candidate)))
                .invoke(this::count)
                .collect()
                .asList();
    }

    private Uni<Void> awaitRoom() {
        return Multi.createBy()
                .repeating()
                .uni(() -> timers.after(pause).map(passed -> hasRoom()))
                .indefinitely()
                .filter(room -> room)
                .toUni()
                .replaceWithVoid();
    }

    private boolean hasRoom() {
        boolean room = admission.hasRoom();
        if (!room) {
            heldBack.increment();
        }
        return room;
    }

    private void count(CandidateAnswer answer) {
        String outcome = answer.failed() ? "failed" : "answered";
        meters.counter("assistant.evaluation.answers", "outcome", outcome).increment();
    }
}
