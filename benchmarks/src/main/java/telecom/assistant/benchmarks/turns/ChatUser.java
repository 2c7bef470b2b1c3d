package telecom.assistant.benchmarks.turns;

import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongFunction;
import telecom.assistant.benchmarks.chat.Activity;
import telecom.assistant.benchmarks.chat.Chat;
import telecom.assistant.local.model.AnswerTime;

/** A subscriber with a chat, who has at most one question open and checks each reply. Lives on the event loop. */
final class ChatUser {

    /** Afterwards another subscriber continues: nobody has a conversation of thousands of turns. */
    static final int TURNS = 20;

    private final Chat chat;
    private final LongFunction<Optional<AnswerTime>> model;
    private final TurnLog log;
    private final Set<Long> answered = new HashSet<>();
    private String lastStream = "";
    private Open open;

    /** @param model when the stand-in answered a request, by the request's number */
    ChatUser(Chat chat, LongFunction<Optional<AnswerTime>> model, TurnLog log) {
        this.chat = chat;
        this.model = model;
        this.log = log;
        chat.listen(this::take, () -> fail(Fault.CLOSED));
    }

    /**
     * Asks a question.
     *
     * @param due when it was to be asked, or 0 for now
     * @param then is run when it has been answered; never if something is wrong, which is then in the log
     */
    void ask(Question question, long due, Runnable then) {
        long now = System.nanoTime();
        Open asked = new Open(question, due == 0 ? now : due, now, then);
        open = asked;
        chat.say(question.text(), Long.toString(question.number())).onFailure(refused -> {
            if (open == asked) {
                fail(Fault.REFUSED);
            }
        });
    }

    /** Whether a question has no reply yet. */
    boolean isWaiting() {
        return open != null;
    }

    /** Whether another subscriber should continue. */
    boolean isSpent() {
        return answered.size() >= TURNS;
    }

    /** Stops waiting for a reply, if one is missing. */
    void giveUp() {
        fail(Fault.LOST);
    }

    Future<Void> close() {
        return chat.close();
    }

    /** Takes what arrives in the chat. */
    void take(Activity activity) {
        if (activity.isPart()) {
            takePart(activity);
        } else if (activity.isMessage()) {
            takeMessage(activity);
        }
    }

    private void takePart(Activity part) {
        boolean ofEarlier = !part.stream().isEmpty() && part.stream().equals(lastStream);
        if (open != null && open.first == 0 && !ofEarlier && Question.hasWords(part.text())) {
            open.first = System.nanoTime();
        }
    }

    private void takeMessage(Activity message) {
        OptionalLong to = Question.answered(message.text());
        if (to.isPresent() && answered.contains(to.getAsLong())) {
            log.add(Fault.TWICE);
        } else if (open == null) {
            log.add(Fault.OTHER);
        } else if (to.isEmpty()) {
            fail(Fault.OTHER);
        } else if (to.getAsLong() != open.question.number()) {
            fail(Fault.MIXED);
        } else if (!open.question.isWhole(message.text())) {
            fail(Fault.CUT);
        } else {
            lastStream = message.stream();
            end(Question.request(message.text()).orElseThrow());
        }
    }

    private void end(long request) {
        Optional<AnswerTime> time = model.apply(request);
        if (time.isEmpty()) {
            fail(Fault.UNTIMED);
            return;
        }
        long now = System.nanoTime();
        Open ended = open;
        open = null;
        answered.add(ended.question.number());
        long first = ended.first == 0 ? now : ended.first;
        log.add(new Turn(
                ended.due, ended.asked, first, now, time.get().untilFirstToken().toNanos()));
        ended.then.run();
    }

    private void fail(Fault fault) {
        if (open != null) {
            open = null;
            log.add(fault);
        }
    }

    /** A question without its reply. */
    private static final class Open {

        private final Question question;
        private final long due;
        private final long asked;
        private final Runnable then;
        private long first;

        private Open(Question question, long due, long asked, Runnable then) {
            this.question = question;
            this.due = due;
            this.asked = asked;
            this.then = then;
        }
    }
}
