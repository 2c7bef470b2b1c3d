package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Language;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Author;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.gateway.reply.Phrases;
import telecom.assistant.gateway.reply.ReplyOutcome;
import telecom.assistant.gateway.reply.ReplyStream;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.store.conversation.Mode;
import telecom.assistant.store.conversation.UtteranceRecord;

/** The steps of turns: an utterance arrives, its answer is generated, overtaken or completed. Confined to the lane. */
final class TurnSteps {

    private static final Logger LOG = Logger.getLogger(TurnSteps.class);

    private final EngineServices services;
    private final ConversationLane lane;
    private final Suggestions suggestions;
    /** Each entry waits for a turn of its own; the words of one entry are answered together. */
    private final Deque<List<Words>> queue = new ArrayDeque<>();

    private volatile Turn active;

    TurnSteps(EngineServices services, ConversationLane lane, Suggestions suggestions) {
        this.services = services;
        this.lane = lane;
        this.suggestions = suggestions;
    }

    /** What the subscriber said in one event. */
    private record Words(Arrival arrival, Route route, String text, String language) {
        UUID utteranceId() {
            return Ids.derived("utterance", arrival.envelope().id());
        }
    }

    boolean isActive() {
        return active != null || !queue.isEmpty();
    }

    /** An utterance arrives. It overtakes the active turn, waits for it, or begins a turn of its own. */
    Uni<Void> utterance(Arrival arrival, Route route, String text, String reportedLanguage) {
        Envelope<?> envelope = arrival.envelope();
        String fallback = reportedLanguage != null
                ? reportedLanguage
                : lane.subscriber() == null
                        ? services.subscribers().defaultLanguage()
                        : lane.subscriber().language();
        String language = Language.of(text, fallback);
        Words words = new Words(arrival, route, text, language);
        return lane.conversationOn(route, language, envelope.time()).flatMap(conversation -> {
            Optional<UtteranceRecord> known = conversation.utterance(words.utteranceId());
            if (known.isPresent()) {
                return again(conversation, arrival, route, known.get());
            }
            if (active != null && route.channel() == Channel.SMS) {
                enqueue(words);
                return Uni.createFrom().voidItem();
            }
            Uni<Void> overtaken = active == null ? Uni.createFrom().voidItem() : overtake(conversation, envelope);
            return overtaken.chain(() -> begin(conversation, List.of(words)));
        });
    }

    /** Lets the words wait for a turn of their own; when too many do, they share the last one's. */
    private void enqueue(Words words) {
        for (List<Words> waiting : queue) {
            if (waiting.stream().anyMatch(known -> known.utteranceId().equals(words.utteranceId()))) {
                waiting.add(words);
                return;
            }
        }
        if (queue.size() >= services.config().utterancesWaiting()) {
            queue.getLast().add(words);
        } else {
            queue.addLast(new ArrayList<>(List.of(words)));
        }
    }

    /** Begins the turns that wait, as far as nothing is active. */
    Uni<Void> proceed(Conversation conversation) {
        List<Words> next = active == null ? queue.poll() : null;
        return next == null
                ? Uni.createFrom().voidItem()
                : begin(conversation, next).chain(() -> proceed(conversation));
    }

    private Uni<Void> begin(Conversation conversation, List<Words> words) {
        Words last = words.get(words.size() - 1);
        Envelope<?> envelope = last.arrival().envelope();
        long number = conversation.beginTurn();
        lane.meet(last.route(), null, last.language());
        conversation.heardOn(last.route(), last.language(), envelope.time());
        List<UtteranceRecord> said =
                words.stream().map(word -> record(word, number)).distinct().toList();
        said.forEach(conversation::put);
        List<Arrival> arrivals = words.stream().map(Words::arrival).toList();
        boolean assisted = conversation.mode() instanceof Mode.Assisted;
        if (assisted) {
            answer(conversation, new Turn(conversation.id(), number, arrivals, last.route(), last.language()));
        }
        // The answer is under way by now: its first token does not wait for this write.
        return services.log().save(conversation).invoke(() -> {
            services.outbox().tellDesk(envelope, conversation);
            said.forEach(utterance -> services.outbox().tellDesk(envelope, conversation, utterance));
            if (!assisted) {
                suggestions.refresh(conversation, envelope);
                arrivals.forEach(Arrival::done);
            }
        });
    }

    private static UtteranceRecord record(Words words, long number) {
        return new UtteranceRecord(
                words.utteranceId(),
                number,
                Role.SUBSCRIBER,
                null,
                words.route().channel(),
                words.route().leg(),
                words.text(),
                words.language(),
                UtteranceState.COMPLETE,
                words.arrival().envelope().time());
    }

    /** An event that has been taken before, by this engine or by one that died: answer it once all the same. */
    private Uni<Void> again(Conversation conversation, Arrival arrival, Route route, UtteranceRecord said) {
        Turn turn = new Turn(conversation.id(), said.turn(), List.of(arrival), route, said.language());
        Optional<UtteranceRecord> reply = conversation.utterance(turn.replyId());
        if (reply.isPresent()) {
            return tellAgain(conversation, turn, reply.get()).invoke(arrival::done);
        }
        if (active != null && active.number() == said.turn()) {
            active.alsoSettles(arrival);
        } else if (active == null
                && said.turn() == conversation.turn()
                && conversation.mode() instanceof Mode.Assisted) {
            answer(conversation, turn);
        } else {
            arrival.done();
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> tellAgain(Conversation conversation, Turn turn, UtteranceRecord reply) {
        if (reply.state() == UtteranceState.INTERRUPTED) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> told = complete(conversation, turn, reply, null);
        return conversation.mode() instanceof Mode.Waiting waiting && turn.number() == conversation.turn()
                ? told.chain(() -> handOff(conversation, turn, waiting.handoff()))
                : told;
    }

    private void answer(Conversation conversation, Turn turn) {
        Envelope<?> cause = turn.cause();
        UUID id = conversation.id();
        boolean disclose = !conversation.isDisclosedOn(turn.route());
        AtomicLong seq = new AtomicLong();
        ReplyStream stream = services.replies()
                .create(turn.route().channel(), turn.language(), disclose, cause.time(), piece -> services.outbox()
                        .sendLightly(
                                cause,
                                new OutboundEvent.ReplyDelta(
                                        turn.route(),
                                        id,
                                        turn.number(),
                                        turn.replyId(),
                                        seq.incrementAndGet(),
                                        piece,
                                        turn.language())));
        turn.answeredBy(stream);
        active = turn;
        services.outbox()
                .sendLightly(
                        cause,
                        new OutboundEvent.ReplyStarted(
                                turn.route(), id, turn.number(), turn.replyId(), turn.language()));
        ModelRequest request = services.prompts()
                .reply(turn.route().channel(), conversation.utterances())
                .withTraceparent(cause.trace().child().toString());
        stream.start(request, outcome -> lane.submit(current -> finish(current, turn, outcome)));
    }

    private Uni<Void> finish(Conversation conversation, Turn turn, ReplyOutcome outcome) {
        if (active != turn) {
            return Uni.createFrom().voidItem();
        }
        Instant now = Instant.now();
        UtteranceRecord reply = reply(turn, spoken(conversation, turn, outcome), stateOf(outcome), now);
        conversation.put(reply);
        conversation.disclosedOn(turn.route(), now);
        if (outcome instanceof ReplyOutcome.TransferAsked asked) {
            conversation.requestHandoff(asked.reason(), asked.summary(), now);
        }
        report(conversation, turn, outcome);
        return services.log()
                .save(conversation)
                .chain(() -> complete(conversation, turn, reply, outcome.firstTokenMillis()))
                .chain(() -> conversation.mode() instanceof Mode.Waiting waiting
                        ? handOff(conversation, turn, waiting.handoff())
                        : Uni.createFrom().voidItem())
                .invoke(() -> {
                    active = null;
                    turn.settle();
                });
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
        suggestions.refresh(conversation, cause);
        return services.outbox()
                .send(
                        cause,
                        new OutboundEvent.TransferRequested(
                                turn.route(), conversation.id(), turn.number(), handoff.reason(), handoff.summary()));
    }

    /**
     * Ends the active turn for good, because something newer counts: the upstream stream closes and no channel delivers
     * more of it. What a caller may have heard is kept.
     */
    Uni<Void> overtake(Conversation conversation, Envelope<?> cause) {
        Turn turn = active;
        String heard = turn.route().channel() == Channel.VOICE ? turn.stream().text() : "";
        return cut(conversation, cause, turn, heard);
    }

    /** Ends the active turn at what was heard of it. */
    Uni<Void> cut(Conversation conversation, Envelope<?> cause, Turn turn, String heard) {
        turn.stream().cancel();
        active = null;
        if (!heard.isBlank()) {
            UtteranceRecord reply = reply(turn, heard, UtteranceState.INTERRUPTED, Instant.now());
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
                                turn.route(), conversation.id(), turn.number(), turn.replyId()))
                .chain(() -> services.log().save(conversation))
                .invoke(turn::settle);
    }

    /** The turn being answered; null when none is. */
    Turn active() {
        return active;
    }

    /**
     * Forgets the active turn and what waits, without a word to anyone.
     *
     * @return the events without an outcome, in their order
     */
    List<Arrival> drop() {
        List<Arrival> open = new ArrayList<>();
        if (active != null) {
            active.stream().cancel();
            open.addAll(active.arrivals());
            active = null;
        }
        queue.forEach(waiting -> waiting.forEach(words -> open.add(words.arrival())));
        queue.clear();
        suggestions.cancel();
        return open;
    }

    private String spoken(Conversation conversation, Turn turn, ReplyOutcome outcome) {
        String text = outcome.text().strip();
        if (outcome instanceof ReplyOutcome.Answered && !text.isEmpty()) {
            return text;
        }
        String phrase = Phrases.in(
                turn.language(),
                outcome instanceof ReplyOutcome.TransferAsked
                        ? services.phrases().transfer()
                        : services.phrases().apology());
        String disclosure = conversation.isDisclosedOn(turn.route()) || !text.isEmpty()
                ? ""
                : Phrases.in(turn.language(), services.phrases().disclosure()) + " ";
        return text.isEmpty() ? disclosure + phrase : text + " " + phrase;
    }

    private static UtteranceState stateOf(ReplyOutcome outcome) {
        boolean whole = outcome instanceof ReplyOutcome.TransferAsked
                || (outcome instanceof ReplyOutcome.Answered answered && answered.complete());
        return whole ? UtteranceState.COMPLETE : UtteranceState.INCOMPLETE;
    }

    private static UtteranceRecord reply(Turn turn, String text, UtteranceState state, Instant at) {
        return new UtteranceRecord(
                turn.replyId(),
                turn.number(),
                Role.ASSISTANT,
                null,
                turn.route().channel(),
                turn.route().leg(),
                text,
                turn.language(),
                state,
                at);
    }

    private static void report(Conversation conversation, Turn turn, ReplyOutcome outcome) {
        if (outcome instanceof ReplyOutcome.Failed failed) {
            LOG.warnf(
                    "turn without answer conversation=%s turn=%d channel=%s cause=%s",
                    conversation.id(), turn.number(), turn.route().channel().label(), failed.cause());
        }
    }
}
