package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import telecom.assistant.channel.Language;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.Role;
import telecom.assistant.store.conversation.Mode;
import telecom.assistant.store.conversation.UtteranceRecord;

/** The steps that begin turns: an utterance arrives, waits or overtakes, or comes again. Confined to the lane. */
final class TurnSteps {

    private final EngineServices services;
    private final ConversationLane lane;
    private final ReplySteps replies;
    private final Suggestions suggestions;
    private final WaitingWords waiting;
    private final BusySteps busy;
    private Cancellable window;

    TurnSteps(EngineServices services, ConversationLane lane, ReplySteps replies, Suggestions suggestions) {
        this.services = services;
        this.lane = lane;
        this.replies = replies;
        this.suggestions = suggestions;
        this.waiting = new WaitingWords(services.config());
        this.busy = new BusySteps(services, lane, replies);
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

    /** An utterance arrives. It overtakes the active turn, waits for its own, or begins it. */
    Uni<Void> utterance(Arrival arrival, Route route, String text, String reportedLanguage) {
        Envelope<?> envelope = arrival.envelope();
        String language = Language.of(text, reportedLanguage != null ? reportedLanguage : knownLanguage());
        Words words = new Words(arrival, route, text, language);
        return lane.conversationOn(route, language, envelope).flatMap(conversation -> {
            Optional<UtteranceRecord> known = conversation.utterance(words.utteranceId());
            if (known.isPresent()) {
                return again(conversation, words, known.get());
            }
            ArrivalPolicy policy = policyOf(route);
            if (policy == ArrivalPolicy.SUPERSEDE) {
                return makeWay(conversation, envelope).chain(() -> begin(conversation, List.of(words)));
            }
            return letWait(conversation, words, policy);
        });
    }

    /** The lane begins it after this step, if nothing is in its way. */
    private Uni<Void> letWait(Conversation conversation, Words words, ArrivalPolicy policy) {
        boolean waits = waiting.join(words)
                || (mayWait(conversation)
                        && waiting.add(words, policy, services.timers().now()));
        return waits ? Uni.createFrom().voidItem() : busy.turnAway(conversation, words);
    }

    /** Nobody waits long when a person answers. */
    private boolean mayWait(Conversation conversation) {
        return !services.texts().isExceeded() || !(conversation.mode() instanceof Mode.Assisted);
    }

    /**
     * Words of a caller or a chat go first. They put an end to what they follow on such a channel; the words of a text did
     * not become pointless by them, and are answered next.
     */
    private Uni<Void> makeWay(Conversation conversation, Envelope<?> cause) {
        Turn active = replies.active();
        ArrivalPolicy policy = active == null ? ArrivalPolicy.SUPERSEDE : policyOf(active.route());
        if (policy == ArrivalPolicy.SUPERSEDE) {
            return replies.overtake(conversation, cause);
        }
        return replies.setAside(conversation, cause, active)
                .invoke(() -> waiting.putBack(
                        active.words(), policy, services.timers().now()));
    }

    private ArrivalPolicy policyOf(Route route) {
        return services.config().arrival().of(route.channel());
    }

    private String knownLanguage() {
        return lane.subscriber() == null
                ? services.subscribers().defaultLanguage()
                : lane.subscriber().language();
    }

    /** Begins the turns that wait, as far as nothing is active and no more words are expected to join them. */
    Uni<Void> proceed(Conversation conversation) {
        Optional<Duration> wait = waiting.untilNext(services.timers().now());
        if (wait.isEmpty() || replies.active() != null) {
            return Uni.createFrom().voidItem();
        }
        // Nobody waits for more words when a person answers.
        if (!wait.get().isZero() && conversation.mode() instanceof Mode.Assisted) {
            proceedAfter(wait.get());
            return Uni.createFrom().voidItem();
        }
        return begin(conversation, waiting.next()).invoke(waiting::begun).chain(() -> proceed(conversation));
    }

    private void proceedAfter(Duration wait) {
        cancelWindow();
        window = services.timers()
                .after(wait)
                .subscribe()
                .with(passed -> lane.submit(conversation -> Uni.createFrom().voidItem()));
    }

    private void cancelWindow() {
        if (window != null) {
            window.cancel();
            window = null;
        }
    }

    /** What waits on a leg for an answer that nobody would get is kept as said, and not answered. */
    Uni<Void> leaveUnanswered(Conversation conversation, Route route) {
        List<Words> unanswered = waiting.takeOut(words -> words.route().leg().equals(route.leg()));
        if (unanswered.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        long number = conversation.beginTurn();
        unanswered.forEach(words -> conversation.put(words.inTurn(number)));
        return services.log()
                .save(conversation)
                .invoke(() -> unanswered.forEach(words -> words.arrival().done()));
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
            replies.answer(conversation, new Turn(conversation.id(), number, words, last.route(), last.language()));
        }
        // The model is asked by now, and answers later than this write; nothing of the answer gets out before it.
        return services.log()
                .save(conversation)
                .invoke(() -> {
                    replies.begun(conversation, number);
                    services.outbox().tellDesk(envelope, conversation);
                    said.forEach(utterance -> services.outbox().tellDesk(envelope, conversation, utterance));
                })
                .chain(() -> assisted
                        ? Uni.createFrom().voidItem()
                        : suggestions.refresh(conversation, envelope).invoke(() -> arrivals.forEach(Arrival::done)));
    }

    /** An event that has been taken before, by this engine or by one that died: answer it once all the same. */
    private Uni<Void> again(Conversation conversation, Words words, UtteranceRecord said) {
        Arrival arrival = words.arrival();
        Optional<UtteranceRecord> turnedAway = busy.noticeTo(conversation, words);
        if (turnedAway.isPresent()) {
            return busy.tellAgain(conversation, words, turnedAway.get());
        }
        Turn turn = new Turn(conversation.id(), said.turn(), List.of(words), words.route(), said.language());
        Optional<UtteranceRecord> reply = conversation.utterance(turn.replyId());
        if (reply.isPresent()) {
            return replies.tellAgain(conversation, turn, reply.get()).invoke(arrival::done);
        }
        Turn active = replies.active();
        if (active != null && active.number() == said.turn()) {
            active.alsoSettles(words);
            return Uni.createFrom().voidItem();
        }
        if (!isStillWanted(conversation, said)) {
            arrival.done();
            return Uni.createFrom().voidItem();
        }
        ArrivalPolicy policy = policyOf(words.route());
        if (policy != ArrivalPolicy.SUPERSEDE && !isLast(conversation, said)) {
            return letWait(conversation, words, policy);
        }
        return makeWay(conversation, arrival.envelope()).invoke(() -> {
            replies.answer(conversation, turn);
            replies.begun(conversation, turn.number());
        });
    }

    /**
     * Whether stored words without an answer are still to get one. Those to which a person came have been seen by that
     * person, and those of a caller or a chat are over when they have said something since.
     */
    private boolean isStillWanted(Conversation conversation, UtteranceRecord said) {
        return conversation.mode() instanceof Mode.Assisted
                && !conversation.wasAttendedAfter(said.turn())
                && (services.config().arrival().of(said.channel()) != ArrivalPolicy.SUPERSEDE
                        || conversation.utterances().stream().noneMatch(later -> supersedes(later, said)));
    }

    private boolean supersedes(UtteranceRecord later, UtteranceRecord said) {
        return later.turn() > said.turn()
                && later.role() == Role.SUBSCRIBER
                && services.config().arrival().of(later.channel()) == ArrivalPolicy.SUPERSEDE;
    }

    private boolean isLast(Conversation conversation, UtteranceRecord said) {
        return replies.active() == null && said.turn() == conversation.turn();
    }

    /**
     * Forgets what is active and what waits.
     *
     * @return the events without an outcome, in their order
     */
    List<Arrival> drop() {
        List<Arrival> open = new ArrayList<>(replies.drop());
        open.addAll(waiting.drop());
        cancelWindow();
        suggestions.cancel();
        return open;
    }

    /** Stops whatever is being said, from any thread. */
    void silence() {
        replies.silence();
    }
}
