package telecom.assistant.gateway.evaluation;

import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import telecom.assistant.gateway.evaluation.EvaluationReport.Progress;

/** One evaluation, and what it has found so far. It ends once. Safe for use by many threads. */
final class Evaluation {

    /** Where an evaluation stands. */
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

    /** What does the work, to be stopped when the evaluation ends before it. */
    void workedOnBy(Cancellable newWork) {
        synchronized (this) {
            work = newWork;
            if (isRunning()) {
                return;
            }
        }
        newWork.cancel();
    }

    synchronized void selected(int count) {
        conversations = count;
    }

    synchronized void lacks(UUID conversation) {
        missing.add(conversation);
    }

    synchronized void replayedOne() {
        replayed++;
    }

    synchronized void add(ReplayedTurn turn) {
        if (isRunning()) {
            turns.add(turn);
        }
    }

    /**
     * Ends it and stops the work, if it is still running; false otherwise.
     *
     * @param newReason why it failed, in a word; null otherwise
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

    /** Where it stands, without anything that was said. */
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

    /** The turns, in the order in which they were done. */
    synchronized List<ReplayedTurn> turns() {
        return List.copyOf(turns);
    }
}
