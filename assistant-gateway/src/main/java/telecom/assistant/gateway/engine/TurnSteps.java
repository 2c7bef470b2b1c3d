package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Language;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.store.conversation.Mode;
import telecom.assistant.store.conversation.UtteranceRecord;

/** The steps that begin turns: an utterance arrives, waits or overtakes, or comes again. Confined to the lane. */
final class TurnSteps {

    private final EngineServices services;
    private final ConversationLane lane;
    private final ReplySteps replies;
    private final Suggestions suggestions;
    private final WaitingWords waiting;

    TurnSteps(EngineServices services, ConversationLane lane, ReplySteps replies, Suggestions suggestions) {
        this.services = services;
        this.lane = lane;
        this.replies = replies;
        this.suggestions = suggestions;
        this.waiting = new WaitingWords(services.config().utterancesWaiting());
    }

    /** Whether a turn is active or waits. */
    boolean isBusy() {
        return replies.active() != null || !waiting.isEmpty();
    }

    /** The events that the active turn is to settle. */
    List<Arrival> activeArrivals() {
        Turn active = replies.active();
        return active == null ? List.of() : active.arrivals();
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
            if (replies.active() != null && route.channel() == Channel.SMS) {
                waiting.add(words);
                return Uni.createFrom().voidItem();
            }
            return replies.overtake(conversation, envelope).chain(() -> begin(conversation, List.of(words)));
        });
    }

    /** Begins the turns that wait, as far as nothing is active. */
    Uni<Void> proceed(Conversation conversation) {
        if (replies.active() != null || waiting.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return begin(conversation, waiting.next()).invoke(waiting::begun).chain(() -> proceed(conversation));
    }

    private Uni<Void> begin(Conversation conversation, List<Words> words) {
        Words last = words.get(words.size() - 1);
        Envelope<?> envelope = last.arrival().envelope();
        long number = conversation.beginTurn();
        lane.meet(last.route(), null, last.language());
        conversation.heardOn(last.route(), last.language(), envelope.time());
        List<UtteranceRecord> said =
                words.stream().map(word -> word.inTurn(number)).distinct().toList();
        said.forEach(conversation::put);
        List<Arrival> arrivals = words.stream().map(Words::arrival).toList();
        boolean assisted = conversation.mode() instanceof Mode.Assisted;
        if (assisted) {
            replies.answer(conversation, new Turn(conversation.id(), number, arrivals, last.route(), last.language()));
        }
        // The answer is under way by now: its first token does not wait for this write.
        return services.log()
                .save(conversation)
                .invoke(() -> {
                    services.outbox().tellDesk(envelope, conversation);
                    said.forEach(utterance -> services.outbox().tellDesk(envelope, conversation, utterance));
                })
                .chain(() -> assisted
                        ? Uni.createFrom().voidItem()
                        : suggestions.refresh(conversation, envelope).invoke(() -> arrivals.forEach(Arrival::done)));
    }

    /** An event that has been taken before, by this engine or by one that died: answer it once all the same. */
    private Uni<Void> again(Conversation conversation, Arrival arrival, Route route, UtteranceRecord said) {
        Turn turn = new Turn(conversation.id(), said.turn(), List.of(arrival), route, said.language());
        Optional<UtteranceRecord> reply = conversation.utterance(turn.replyId());
        if (reply.isPresent()) {
            return replies.tellAgain(conversation, turn, reply.get()).invoke(arrival::done);
        }
        Turn active = replies.active();
        if (active != null && active.number() == said.turn()) {
            active.alsoSettles(arrival);
        } else if (active == null
                && said.turn() == conversation.turn()
                && conversation.mode() instanceof Mode.Assisted) {
            replies.answer(conversation, turn);
        } else {
            arrival.done();
        }
        return Uni.createFrom().voidItem();
    }

    /**
     * Forgets what is active and what waits.
     *
     * @return the events without an outcome, in their order
     */
    List<Arrival> drop() {
        List<Arrival> open = new ArrayList<>(replies.drop());
        open.addAll(waiting.drop());
        suggestions.cancel();
        return open;
    }
}
