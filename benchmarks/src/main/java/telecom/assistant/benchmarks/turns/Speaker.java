package telecom.assistant.benchmarks.turns;

import java.util.concurrent.atomic.AtomicLong;

/**
 * One of the concurrent conversations, in which another subscriber continues after some turns. Confined to the event
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
     * @param due when it was to be asked, or 0 for now
     * @param then runs when the question has been answered; never runs after a fault
     */
    void ask(long due, Runnable then) {
        if (user == null || user.isSpent()) {
            pool.take().onFailure(failed -> log.add(Fault.REFUSED)).onSuccess(next -> {
                user = next;
                next.ask(question(), due, then);
            });
        } else {
            user.ask(question(), due, then);
        }
    }

    private Question question() {
        return new Question(questions.incrementAndGet());
    }
}
