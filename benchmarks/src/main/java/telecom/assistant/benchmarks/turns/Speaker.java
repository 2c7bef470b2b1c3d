package telecom.assistant.benchmarks.turns;

import java.util.concurrent.atomic.AtomicLong;

/**
 * One of the concurrent conversations, in which a new subscriber takes over after some turns. Confined to the event
 * loop.
 */
final class Speaker {

    private final UserPool pool;
    private final AtomicLong questions;
    private final TurnLog log;
    private ChatUser user;

    /** @param questions numbers the questions of a run */
    Speaker(UserPool pool, AtomicLong questions, TurnLog log) {
        this.pool = pool;
        this.questions = questions;
        this.log = log;
    }

    /**
     * Asks the next question.
     *
     * @param due when the question was to be asked, or 0 for now
     * @param onAnswer runs when the question has been answered; never runs after a fault
     */
    void ask(long due, Runnable onAnswer) {
        if (user == null || user.hasHadAllTurns()) {
            pool.take().onFailure(failed -> log.add(Fault.REFUSED)).onSuccess(next -> {
                user = next;
                next.ask(question(), due, onAnswer);
            });
        } else {
            user.ask(question(), due, onAnswer);
        }
    }

    private Question question() {
        return new Question(questions.incrementAndGet());
    }
}
