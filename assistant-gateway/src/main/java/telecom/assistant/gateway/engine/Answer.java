package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.event.Source;
import telecom.assistant.conversation.ReplyEnding;
import telecom.assistant.conversation.turn.Event;
import telecom.assistant.conversation.turn.Reply;
import telecom.assistant.conversation.turn.ToolNote;
import telecom.assistant.conversation.turn.Turn;
import telecom.assistant.gateway.bss.KnownPerson;
import telecom.assistant.gateway.knowledge.TurnKnowledge;
import telecom.assistant.gateway.reply.ReplyListener;
import telecom.assistant.gateway.reply.ReplyStream;

/** The model's answer to one turn while it is being generated. Turns its progress into events of the conversation. */
final class Answer implements ReplyListener {

    private final long turn;
    private final BiConsumer<Answer, Event> events;
    private ReplyStream stream;
    private Cancellable judgement = () -> {};
    private boolean stopped;
    private TurnKnowledge knowledge = TurnKnowledge.NONE;
    private Optional<Unanswered> unanswered = Optional.empty();
    private volatile boolean personal;
    private Turn cause;
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

    /** Sets the judgement of the turn's effort, after which the answer begins; stopping the answer cancels it. */
    synchronized void waitForJudgement(Cancellable newJudgement) {
        judgement = newJudgement;
        cancelIfStopped();
    }

    /**
     * Sets the knowledge that the answer may draw on, so that its sources can be named. Called before the answer
     * begins.
     */
    void drawOn(TurnKnowledge known, Turn answered) {
        knowledge = known;
        cause = answered;
    }

    /** What the model is shown about the subscriber. Called before the model is asked. */
    void shownPerson(KnownPerson person) {
        personal = !person.isNobody();
    }

    /** Who is told if nothing answers the question. Called before the answer begins. */
    void watchedBy(Unanswered watching) {
        unanswered = Optional.of(watching);
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

    /** Permits the model's latest tool calls. */
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
        if (event instanceof Event.ReplyEnded ended) {
            unanswered.ifPresent(watching -> watching.noteEnd(ended.reply(), knowledge, isFigureWithheld()));
            events.accept(this, withSources(ended));
        } else {
            events.accept(this, event);
        }
    }

    private synchronized boolean isFigureWithheld() {
        return stream != null && stream.isFigureWithheld();
    }

    /** Adds the answer's sources to it, and shows agents a line that names them. */
    private Event.ReplyEnded withSources(Event.ReplyEnded ended) {
        Reply reply = ended.reply();
        if (knowledge.isEmpty()) {
            return personal ? new Event.ReplyEnded(turn, reply.notSelfContained()) : ended;
        }
        List<Source> sources = reply.ending() == ReplyEnding.ANSWERED ? knowledge.sourcesOf(reply.text()) : List.of();
        // A later reader of the transcript does not see what the answer relied on.
        Reply dependent = reply.notSelfContained();
        if (sources.isEmpty()) {
            return new Event.ReplyEnded(turn, dependent);
        }
        UUID id = Ids.derived("sources", cause.replyId().toString());
        ToolNote note = new ToolNote(id, TurnKnowledge.note(sources, cause.language()), Instant.now(), null);
        events.accept(this, new Event.ToolReturned(turn, id, note));
        return new Event.ReplyEnded(turn, dependent.takenFrom(sources));
    }

    @Override
    public Uni<Void> toolsCalled(List<ToolNote> notesIfCut) {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        permission = asked;
        happened(new Event.ToolsCalled(turn, notesIfCut));
        return Uni.createFrom().completionStage(asked);
    }
}
