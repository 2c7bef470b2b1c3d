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

/** A subscriber in a chat, who asks one question at a time and checks each reply. Confined to the event loop. */
final class ChatUser {

    /** After this many turns another subscriber continues: real conversations do not have thousands of turns. */
    static final int TURNS = 20;

    private final Chat chat;
    private final LongFunction<Optional<AnswerTime>> model;
    private final TurnLog log;
    private final Set<Long> answered = new HashSet<>();
    private String lastStream = "";
    private Open open;

    /** @param model returns when the stand-in answered the request with a given number */
    ChatUser(Chat chat, LongFunction<Optional<AnswerTime>> model, TurnLog log) {
        this.chat = chat;
        this.model = model;
        this.log = log;
        chat.listen(this::receive, () -> fail(Fault.CLOSED));
    }

    /**
     * Asks a question.
     *
     * @param due when it was to be asked, or 0 for now
     * @param then runs when the question has been answered; never runs after a fault, which is logged instead
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

    /** Handles what arrives in the chat. */
    void receive(Activity activity) {
        if (activity.isPart()) {
            receivePart(activity);
        } else if (activity.isMessage()) {
            receiveMessage(activity);
        }
    }

    private void receivePart(Activity part) {
        boolean ofLastReply = !part.stream().isEmpty() && part.stream().equals(lastStream);
        if (open != null && open.first == 0 && !ofLastReply && Question.hasModelText(part.text())) {
            open.first = System.nanoTime();
        }
    }

    private void receiveMessage(Activity message) {
        OptionalLong number = Question.answered(message.text());
        if (number.isPresent() && answered.contains(number.getAsLong())) {
            log.add(Fault.TWICE);
        } else if (open == null) {
            log.add(Fault.NOT_FROM_MODEL);
        } else if (number.isEmpty()) {
            fail(Fault.NOT_FROM_MODEL);
        } else if (number.getAsLong() != open.question.number()) {
            fail(Fault.MIXED_UP);
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

    /** A question that has no reply yet. */
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
