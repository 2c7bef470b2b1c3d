package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import telecom.assistant.conversation.turn.Event;
import telecom.assistant.conversation.turn.ToolNote;
import telecom.assistant.gateway.reply.ReplyListener;
import telecom.assistant.gateway.reply.ReplyStream;

/**
 * The model's answer to one turn while it is being generated. Turns what happens to it into events of the conversation.
 */
final class Answer implements ReplyListener {

    private final long turn;
    private final BiConsumer<Answer, Event> events;
    private ReplyStream stream;
    private Cancellable judgement = () -> {};
    private boolean stopped;
    private volatile CompletableFuture<Void> permission = new CompletableFuture<>();

    /** @param events receives the events, on any thread */
    Answer(long turn, BiConsumer<Answer, Event> events) {
        this.turn = turn;
        this.events = events;
    }

    synchronized void streamFrom(ReplyStream newStream) {
        stream = newStream;
        cancelIfStopped();
    }

    /** The answer begins once the effort of the turn has been judged; stopping the answer cancels the judgement. */
    synchronized void waitForJudgement(Cancellable newJudgement) {
        judgement = newJudgement;
        cancelIfStopped();
    }

    /** Stops the answer. May be called from any thread. */
    synchronized void stop() {
        stopped = true;
        cancelIfStopped();
    }

    private void cancelIfStopped() {
        if (stopped) {
            judgement.cancel();
            if (stream != null) {
                stream.cancel();
            }
        }
    }

    /** Permits the tool calls that the model made last. */
    void allowTools() {
        permission.complete(null);
    }

    /** The tokens that the answer has used so far. */
    synchronized long tokens() {
        return stream == null ? 0 : stream.tokens();
    }

    @Override
    public long turn() {
        return turn;
    }

    @Override
    public void happened(Event.OfReply event) {
        events.accept(this, event);
    }

    @Override
    public Uni<Void> toolsCalled(List<ToolNote> notesIfCut) {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        permission = asked;
        happened(new Event.ToolsCalled(turn, notesIfCut));
        return Uni.createFrom().completionStage(asked);
    }
}
