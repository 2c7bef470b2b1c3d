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

    /**
     * After this many turns another subscriber takes over the conversation: real conversations do not have thousands
     * of turns.
     */
    static final int TURNS = 20;

    private final Chat chat;
    private final LongFunction<Optional<AnswerTime>> answerTimes;
    private final TurnLog log;
    private final Set<Long> answered = new HashSet<>();
    private String lastStream = "";
    private OpenQuestion open;

    /** @param answerTimes looks up when the stand-in answered the model request with a given number */
    ChatUser(Chat chat, LongFunction<Optional<AnswerTime>> answerTimes, TurnLog log) {
        this.chat = chat;
        this.answerTimes = answerTimes;
        this.log = log;
        chat.listen(this::receive, () -> fail(Fault.CLOSED));
    }

    /**
     * Asks a question.
     *
     * @param due when the question was to be asked, or 0 for now
     * @param onAnswer runs when the question has been answered; never runs after a fault, which is logged instead
     */
    void ask(Question question, long due, Runnable onAnswer) {
        long now = System.nanoTime();
        OpenQuestion asked = new OpenQuestion(question, due == 0 ? now : due, now, onAnswer);
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
    boolean hasHadAllTurns() {
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
        boolean belongsToLastReply = !part.stream().isEmpty() && part.stream().equals(lastStream);
        if (open != null && open.firstWords == 0 && !belongsToLastReply && Question.hasModelText(part.text())) {
            open.firstWords = System.nanoTime();
        }
    }

    private void receiveMessage(Activity message) {
        OptionalLong number = Question.answeredQuestion(message.text());
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
            end(Question.requestNumber(message.text()).orElseThrow());
        }
    }

    private void end(long request) {
        Optional<AnswerTime> time = answerTimes.apply(request);
        if (time.isEmpty()) {
            fail(Fault.UNTIMED);
            return;
        }
        long now = System.nanoTime();
        OpenQuestion ended = open;
        open = null;
        answered.add(ended.question.number());
        long first = ended.firstWords == 0 ? now : ended.firstWords;
        log.add(new Turn(
                ended.due, ended.asked, first, now, time.get().untilFirstToken().toNanos()));
        ended.onAnswer.run();
    }

    private void fail(Fault fault) {
        if (open != null) {
            open = null;
            log.add(fault);
        }
    }

    /** A question that has no reply yet. */
    private static final class OpenQuestion {

        private final Question question;
        private final long due;
        private final long asked;
        private final Runnable onAnswer;
        private long firstWords;

        private OpenQuestion(Question question, long due, long asked, Runnable onAnswer) {
            this.question = question;
            this.due = due;
            this.asked = asked;
            this.onAnswer = onAnswer;
        }
    }
}
