package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.event.Author;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.gateway.reply.Phrases;
import telecom.assistant.gateway.reply.ReplyOutcome;
import telecom.assistant.gateway.reply.ReplyStream;
import telecom.assistant.gateway.tool.TurnTools;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.store.conversation.Mode;
import telecom.assistant.store.conversation.UtteranceRecord;

/**
 * The answer to the active turn: it is generated beside the lane, and completed, overtaken or cut off as a step of the
 * lane. Confined to the lane.
 */
final class ReplySteps {

    private static final Logger LOG = Logger.getLogger(ReplySteps.class);

    private final EngineServices services;
    private final ConversationLane lane;
    private final Suggestions suggestions;
    private final Spending spending;
    private final StoredReplies replies;
    private volatile Turn active;

    ReplySteps(EngineServices services, ConversationLane lane, Suggestions suggestions, Spending spending) {
        this.services = services;
        this.lane = lane;
        this.suggestions = suggestions;
        this.spending = spending;
        this.replies = new StoredReplies(services.phrases());
    }

    /** The turn being answered; null when none is. */
    Turn active() {
        return active;
    }

    /**
     * Has the model answer, if the subscriber has any budget left; from here on the turn is the active one. Nothing of
     * the answer gets out before {@link #begun}.
     */
    void answer(Conversation conversation, Turn turn) {
        Envelope<?> cause = turn.cause();
        boolean disclose = !conversation.isDisclosedOn(turn.route());
        ReplyStream stream = services.replies()
                .create(turn.route().channel(), turn.language(), disclose, cause.time(), deltas(conversation, turn));
        TurnTools tools = services.tools().of(conversation, turn);
        turn.answeredBy(stream, tools);
        active = turn;
        Optional<ReplyOutcome> instead = spending.insteadOfAnswer(conversation, turn);
        if (instead.isPresent()) {
            lane.submit(current -> finish(current, turn, instead.get()));
            return;
        }
        ModelRequest request = services.prompts()
                .reply(turn.route().channel(), conversation.context())
                .withTraceparent(cause.trace().child().toString());
        turn.judgedBy(services.effort()
                .judge(
                        turn.route().channel(),
                        conversation.context(),
                        request.options().traceparent(),
                        effort -> stream.start(
                                request.withEffort(effort),
                                tools,
                                () -> lane.submit(current -> askToWait(current, turn)),
                                outcome -> lane.submit(current -> finish(current, turn, outcome)))));
    }

    private Consumer<String> deltas(Conversation conversation, Turn turn) {
        AtomicLong seq = new AtomicLong();
        return piece -> services.outbox()
                .sendLightly(
                        turn.cause(),
                        new OutboundEvent.ReplyDelta(
                                turn.route(),
                                conversation.id(),
                                conversation.epoch(),
                                turn.number(),
                                turn.replyId(),
                                seq.incrementAndGet(),
                                piece,
                                turn.language()));
    }

    /**
     * The turn is stored as begun under this engine's epoch, so it is this engine that answers it. An engine that lost
     * the conversation without noticing does not get here, and so says nothing of a turn that it began too late.
     */
    void begun(Conversation conversation, long number) {
        Turn turn = active;
        if (turn == null || turn.number() != number) {
            return;
        }
        services.outbox()
                .sendLightly(
                        turn.cause(),
                        new OutboundEvent.ReplyStarted(
                                turn.route(),
                                conversation.id(),
                                conversation.epoch(),
                                turn.number(),
                                turn.replyId(),
                                turn.language()));
        turn.stream().release();
    }

    /** Many wait for the model: the subscriber is told, because silence would be taken for a fault. */
    private Uni<Void> askToWait(Conversation conversation, Turn turn) {
        if (active != turn || turn.route().channel() == Channel.SMS) {
            return Uni.createFrom().voidItem();
        }
        UUID id = Ids.derived("wait notice", turn.replyId().toString());
        String text = Phrases.in(turn.language(), services.phrases().waiting());
        return services.notices().say(conversation, turn.cause(), turn.route(), id, NoticeKind.WAITING, text);
    }

    private Uni<Void> finish(Conversation conversation, Turn turn, ReplyOutcome outcome) {
        if (active != turn) {
            return Uni.createFrom().voidItem();
        }
        Instant now = Instant.now();
        List<UtteranceRecord> called = services.tools().keep(conversation, turn);
        UtteranceRecord reply = replies.of(conversation, turn, outcome, now);
        conversation.put(reply);
        spending.count(conversation, turn);
        conversation.disclosedOn(turn.route(), now);
        if (outcome instanceof ReplyOutcome.TransferAsked asked) {
            conversation.requestHandoff(asked.reason(), asked.summary(), now);
        }
        report(conversation, turn, outcome);
        return services.log()
                .save(conversation)
                .invoke(() -> showToDesk(conversation, turn, called))
                .chain(() -> complete(conversation, turn, reply, outcome.firstTokenMillis()))
                .chain(() -> conversation.mode() instanceof Mode.Waiting waiting
                        ? handOff(conversation, turn, waiting.handoff())
                        : Uni.createFrom().voidItem())
                .invoke(() -> settle(turn));
    }

    /** The outcome is durable, and the next turn may begin. */
    private void settle(Turn turn) {
        active = null;
        turn.settle();
    }

    private void showToDesk(Conversation conversation, Turn turn, List<UtteranceRecord> called) {
        called.forEach(line -> services.outbox().tellDesk(turn.cause(), conversation, line));
    }

    /** Tells a stored reply once more, for an event that came again. */
    Uni<Void> tellAgain(Conversation conversation, Turn turn, UtteranceRecord reply) {
        if (reply.state() == UtteranceState.INTERRUPTED) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> told = complete(conversation, turn, reply, null);
        return conversation.mode() instanceof Mode.Waiting waiting && turn.number() == conversation.turn()
                ? told.chain(() -> handOff(conversation, turn, waiting.handoff()))
                : told;
    }

    private Uni<Void> complete(Conversation conversation, Turn turn, UtteranceRecord reply, Long firstTokenMillis) {
        Envelope<?> cause = turn.cause();
        services.outbox().tellDesk(cause, conversation);
        services.outbox().tellDesk(cause, conversation, reply);
        return services.outbox()
                .send(
                        cause,
                        new OutboundEvent.ReplyCompleted(
                                turn.route(),
                                conversation.id(),
                                conversation.epoch(),
                                turn.number(),
                                turn.replyId(),
                                reply.text(),
                                turn.language(),
                                Author.ASSISTANT,
                                reply.state() == UtteranceState.COMPLETE,
                                firstTokenMillis));
    }

    private Uni<Void> handOff(Conversation conversation, Turn turn, Mode.Handoff handoff) {
        Envelope<?> cause = turn.cause();
        services.outbox()
                .tellDesk(
                        cause,
                        new DeskEvent.HandoffRequested(
                                conversation.id(),
                                turn.number(),
                                turn.route().channel(),
                                handoff.reason(),
                                handoff.summary()));
        return suggestions.refresh(conversation, cause).chain(() -> services.outbox()
                .send(
                        cause,
                        new OutboundEvent.TransferRequested(
                                turn.route(),
                                conversation.id(),
                                conversation.epoch(),
                                turn.number(),
                                handoff.reason(),
                                handoff.summary())));
    }

    /**
     * Ends the active turn, if there is one, for good, because something newer counts: the upstream stream closes and no
     * channel delivers more of it. What a caller may have heard is kept.
     */
    Uni<Void> overtake(Conversation conversation, Envelope<?> cause) {
        Turn turn = active;
        if (turn == null) {
            return Uni.createFrom().voidItem();
        }
        String heard = turn.route().channel() == Channel.VOICE ? turn.stream().text() : "";
        return cut(conversation, cause, turn, heard);
    }

    /** Ends the active turn at what was heard of it. */
    Uni<Void> cut(Conversation conversation, Envelope<?> cause, Turn turn, String heard) {
        return end(conversation, cause, turn, heard).invoke(() -> settle(turn));
    }

    /** Ends the active turn for now: its words are to have another one, and are not settled. */
    Uni<Void> setAside(Conversation conversation, Envelope<?> cause, Turn turn) {
        return end(conversation, cause, turn, "").invoke(() -> active = null);
    }

    private Uni<Void> end(Conversation conversation, Envelope<?> cause, Turn turn, String heard) {
        turn.stop();
        showToDesk(conversation, turn, services.tools().keep(conversation, turn));
        spending.count(conversation, turn);
        if (!heard.isBlank()) {
            UtteranceRecord reply = StoredReplies.interrupted(turn, heard, Instant.now());
            conversation.put(reply);
            conversation.disclosedOn(turn.route(), Instant.now());
            services.outbox().tellDesk(cause, conversation, reply);
        }
        LOG.infof(
                "turn overtaken conversation=%s turn=%d channel=%s",
                conversation.id(), turn.number(), turn.route().channel().label());
        return services.outbox()
                .send(
                        cause,
                        new OutboundEvent.ReplyCancelled(
                                turn.route(), conversation.id(), conversation.epoch(), turn.number(), turn.replyId()))
                .chain(() -> services.log().save(conversation));
    }

    /** Stops the answer under way, from any thread. */
    void silence() {
        Turn turn = active;
        if (turn != null) {
            turn.stop();
        }
    }

    /**
     * Forgets the active turn, without a word to anyone.
     *
     * @return the events without an outcome, in their order
     */
    List<Arrival> drop() {
        Turn turn = active;
        active = null;
        if (turn == null) {
            return List.of();
        }
        turn.stop();
        return turn.arrivals();
    }

    private static void report(Conversation conversation, Turn turn, ReplyOutcome outcome) {
        if (outcome instanceof ReplyOutcome.Failed failed) {
            LOG.warnf(
                    "turn without answer conversation=%s turn=%d channel=%s cause=%s",
                    conversation.id(), turn.number(), turn.route().channel().label(), cause(failed.cause()));
        }
    }

    private static String cause(Throwable failure) {
        return failure instanceof ModelFailure model
                ? model.tier() + " " + model.reason()
                : failure.getClass().getSimpleName();
    }
}
