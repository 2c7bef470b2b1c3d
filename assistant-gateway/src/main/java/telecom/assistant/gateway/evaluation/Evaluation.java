package telecom.assistant.gateway.evaluation;

import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import telecom.assistant.gateway.evaluation.EvaluationReport.Progress;

/** One evaluation and its findings so far. It ends exactly once. Thread-safe. */
final class Evaluation {

    /** The state of an evaluation. */
    enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    private final UUID id;
    private final EvaluationRequest request;
    private final Instant startedAt;
    private final List<ReplayedTurn> turns = new ArrayList<>();
    private final List<UUID> missing = new ArrayList<>();
    private State state = State.RUNNING;
    private String reason;
    private Instant endedAt;
    private Integer conversations;
    private int replayed;
    private Cancellable work = () -> {};

    Evaluation(UUID id, EvaluationRequest request, Instant startedAt) {
        this.id = id;
        this.request = request;
        this.startedAt = startedAt;
    }

    UUID id() {
        return id;
    }

    EvaluationRequest request() {
        return request;
    }

    synchronized boolean isRunning() {
        return state == State.RUNNING;
    }

    /** Sets the work of the evaluation, which is stopped when the evaluation ends. */
    void setWork(Cancellable newWork) {
        synchronized (this) {
            work = newWork;
            if (isRunning()) {
                return;
            }
        }
        newWork.cancel();
    }

    synchronized void conversationsSelected(int count) {
        conversations = count;
    }

    synchronized void addMissing(UUID conversation) {
        missing.add(conversation);
    }

    synchronized void conversationReplayed() {
        replayed++;
    }

    synchronized void add(ReplayedTurn turn) {
        if (isRunning()) {
            turns.add(turn);
        }
    }

    /**
     * Ends the evaluation and stops its work; false if it had already ended.
     *
     * @param newReason why the evaluation failed, in one word; null if it did not
     */
    boolean end(State newState, String newReason, Instant at) {
        Cancellable stopped;
        synchronized (this) {
            if (!isRunning()) {
                return false;
            }
            state = newState;
            reason = newReason;
            endedAt = at;
            stopped = work;
        }
        stopped.cancel();
        return true;
    }

    /** The evaluation's current state, without anything that was said. */
    synchronized EvaluationReport.Head head() {
        return new EvaluationReport.Head(
                id,
                state.name().toLowerCase(Locale.ROOT),
                reason,
                startedAt,
                endedAt,
                new Progress(conversations, replayed, List.copyOf(missing), turns.size()),
                request.candidates().stream().map(Candidate::id).toList());
    }

    /** The turns, in the order in which they were finished. */
    synchronized List<ReplayedTurn> turns() {
        return List.copyOf(turns);
    }
}
