package telecom.assistant.benchmarks.turns;

import java.util.concurrent.atomic.AtomicLong;

/** One of the conversations at once: a subscriber, and after some turns another one. Lives on the event loop. */
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
     * @param then is run when it has been answered; never if something is wrong
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
