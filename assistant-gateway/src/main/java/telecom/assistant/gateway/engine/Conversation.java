package telecom.assistant.gateway.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.Role;
import telecom.assistant.gateway.prompt.Context;
import telecom.assistant.store.conversation.ConversationChange;
import telecom.assistant.store.conversation.ConversationRecord;
import telecom.assistant.store.conversation.DayUsage;
import telecom.assistant.store.conversation.LegRecord;
import telecom.assistant.store.conversation.LoadedConversation;
import telecom.assistant.store.conversation.Mode;
import telecom.assistant.store.conversation.SettledThrough;
import telecom.assistant.store.conversation.SubscriberRecord;
import telecom.assistant.store.conversation.Summary;
import telecom.assistant.store.conversation.UtteranceRecord;

/**
 * A conversation in the memory of the engine that holds it. Every method is a legal step of a conversation; what
 * changed since the last {@link #takeChange} is remembered for the store. Confined to its lane, hence not thread-safe.
 */
final class Conversation {

    private final UUID id;
    private final long epoch;
    private final Instant openedAt;
    private final int utteranceLimit;
    private final Map<String, LegRecord> legs = new LinkedHashMap<>();
    private final List<UtteranceRecord> utterances = new ArrayList<>();

    private final Map<UUID, UtteranceRecord> changedUtterances = new LinkedHashMap<>();
    private final Map<String, LegRecord> changedLegs = new LinkedHashMap<>();
    private final Map<LocalDate, DayUsage> changedUsage = new LinkedHashMap<>();
    private boolean stored;

    private SubscriberRecord subscriber;
    private Route route;
    private String language;
    private Mode mode = new Mode.Assisted();
    private long turn;
    private Instant lastAt;
    private Instant closedAt;
    private Summary summary;
    private SettledThrough settled;

    private Conversation(
            UUID id, long epoch, SubscriberRecord subscriber, Route route, Instant openedAt, int utteranceLimit) {
        this.id = id;
        this.epoch = epoch;
        this.subscriber = subscriber;
        this.route = route;
        this.openedAt = openedAt;
        this.utteranceLimit = utteranceLimit;
        this.language = subscriber.language();
        this.lastAt = openedAt;
    }

    /** A new conversation, which begins on the given leg. */
    static Conversation open(SubscriberRecord subscriber, Route route, Instant at, int utteranceLimit) {
        return new Conversation(Ids.timeOrdered(), 1, subscriber, route, at, utteranceLimit);
    }

    /** The conversation that the store has. */
    static Conversation of(LoadedConversation loaded, int utteranceLimit) {
        ConversationRecord stored = loaded.conversation();
        Conversation conversation = new Conversation(
                stored.id(), stored.epoch(), loaded.subscriber(), stored.route(), stored.openedAt(), utteranceLimit);
        conversation.stored = true;
        conversation.language = stored.language();
        conversation.mode = stored.mode();
        conversation.turn = stored.turn();
        conversation.lastAt = stored.lastAt();
        conversation.summary = stored.summary();
        loaded.legs().forEach(leg -> conversation.legs.put(key(leg.route()), leg));
        conversation.utterances.addAll(loaded.utterances());
        return conversation;
    }

    /** Begins the next turn, which fences every turn before it. */
    long beginTurn() {
        turn++;
        return turn;
    }

    /** The subscriber was heard from on a leg; answers go there from now on. */
    void heardOn(Route newRoute, String newLanguage, Instant at) {
        route = newRoute;
        language = newLanguage;
        lastAt = at;
        LegRecord known = legs.get(key(newRoute));
        putLeg(new LegRecord(newRoute, known != null && known.disclosed(), at, null));
    }

    /** The subscriber knows by now that an AI answers on the leg. */
    void disclosedOn(Route legRoute, Instant at) {
        putLeg(new LegRecord(legRoute, true, at, null));
    }

    boolean isDisclosedOn(Route legRoute) {
        LegRecord leg = legs.get(key(legRoute));
        return leg != null && leg.disclosed();
    }

    /** The leg of a channel that was opened last, of those that are open. */
    Optional<Route> openLegOn(Channel channel) {
        return legs.values().stream()
                .map(LegRecord::route)
                .filter(leg -> leg.channel() == channel)
                .reduce((first, second) -> second);
    }

    /** Whether anything sent on the leg can still reach the subscriber. */
    boolean isOpen(Route legRoute) {
        return legs.containsKey(key(legRoute));
    }

    /** Where an utterance was said; the route of the last one when its leg has closed. */
    Route routeOf(UtteranceRecord said) {
        LegRecord leg = legs.get(said.channel() + "/" + said.leg());
        return leg != null ? leg.route() : route;
    }

    void closeLeg(Route legRoute, Instant at) {
        LegRecord leg = legs.remove(key(legRoute));
        if (leg != null) {
            changedLegs.put(key(legRoute), new LegRecord(leg.route(), leg.disclosed(), leg.lastAt(), at));
        }
    }

    /** Adds an utterance, or replaces the one with the same id; one that has moved to a later turn is the last now. */
    void put(UtteranceRecord utterance) {
        int known = indexOf(utterance.id());
        if (known >= 0 && utterances.get(known).turn() == utterance.turn()) {
            utterances.set(known, utterance);
        } else {
            if (known >= 0) {
                utterances.remove(known);
            }
            utterances.add(utterance);
        }
        if (utterances.size() > utteranceLimit) {
            utterances.remove(0);
        }
        changedUtterances.put(utterance.id(), utterance);
        lastAt = utterance.at().isAfter(lastAt) ? utterance.at() : lastAt;
    }

    private int indexOf(UUID utteranceId) {
        for (int i = utterances.size() - 1; i >= 0; i--) {
            if (utterances.get(i).id().equals(utteranceId)) {
                return i;
            }
        }
        return -1;
    }

    void requestHandoff(String reason, String summary, Instant at) {
        if (mode instanceof Mode.Assisted) {
            mode = new Mode.Waiting(new Mode.Handoff(reason, summary, at));
        }
    }

    /** An agent takes over; the turn that this begins fences whatever the assistant was saying. */
    void join(Agent agent) {
        mode = new Mode.Attended(agent, mode.handoff());
    }

    /** Whether this agent, and no other, speaks in the conversation. */
    boolean isAttendedBy(Agent agent) {
        return mode instanceof Mode.Attended attended && attended.agent().id().equals(agent.id());
    }

    void handBack() {
        mode = new Mode.Assisted();
    }

    /** It ends with an event, after which nothing of it is open. */
    void close(SettledThrough by) {
        closedAt = by.at();
        settled = by;
    }

    void rename(SubscriberRecord newSubscriber) {
        subscriber = newSubscriber;
    }

    /** From now on the summary stands for the turns that it covers. */
    void summarize(Summary newSummary) {
        summary = newSummary;
    }

    /** All that it has used of the model on a day. */
    void use(DayUsage used) {
        changedUsage.put(used.day(), used);
    }

    /** Whether it has been silent for so long that the next utterance belongs to a new conversation. */
    boolean isOver(Duration idle, Instant now) {
        return mode instanceof Mode.Assisted && lastAt.plus(idle).isBefore(now);
    }

    Optional<UtteranceRecord> utterance(UUID utteranceId) {
        return utterances.stream().filter(said -> said.id().equals(utteranceId)).findFirst();
    }

    /** How often a tool has changed something, as far as the conversation is in memory. */
    int sideEffectsOf(String tool) {
        return (int) utterances.stream()
                .filter(said -> said.role() == Role.SYSTEM && tool.equals(said.authorName()))
                .count();
    }

    Optional<UtteranceRecord> lastOfSubscriber() {
        for (int i = utterances.size() - 1; i >= 0; i--) {
            if (utterances.get(i).role() == Role.SUBSCRIBER) {
                return Optional.of(utterances.get(i));
            }
        }
        return Optional.empty();
    }

    /** Whether a person has had it after a turn: an agent's coming, words and going are turns without the subscriber's. */
    boolean wasAttendedAfter(long earlier) {
        Map<Long, Boolean> ofSubscriber = new HashMap<>();
        utterances.stream()
                .filter(said -> said.turn() > earlier)
                .forEach(said -> ofSubscriber.merge(said.turn(), said.role() == Role.SUBSCRIBER, Boolean::logicalOr));
        return ofSubscriber.containsValue(false);
    }

    /** What has changed since the last call, with the conversation as it now is; the first one opens it in the store. */
    ConversationChange takeChange() {
        ConversationRecord snapshot = new ConversationRecord(
                id, subscriber.id(), epoch, turn, mode, route, language, openedAt, lastAt, closedAt, summary, settled);
        ConversationChange change = new ConversationChange(
                subscriber,
                snapshot,
                new ArrayList<>(changedLegs.values()),
                new ArrayList<>(changedUtterances.values()),
                !stored,
                new ArrayList<>(changedUsage.values()));
        changedUsage.clear();
        changedLegs.clear();
        changedUtterances.clear();
        stored = true;
        return change;
    }

    UUID id() {
        return id;
    }

    /** Counts the engines that have held the conversation; this one holds it under this number. */
    long epoch() {
        return epoch;
    }

    SubscriberRecord subscriber() {
        return subscriber;
    }

    Route route() {
        return route;
    }

    String language() {
        return language;
    }

    Mode mode() {
        return mode;
    }

    long turn() {
        return turn;
    }

    Instant lastAt() {
        return lastAt;
    }

    /** Of its beginning; null while there is none. */
    Summary summary() {
        return summary;
    }

    /** What the model can be shown of it. */
    Context context() {
        return new Context(summary, List.copyOf(utterances), utterances.size() < utteranceLimit);
    }

    /** Oldest first. */
    Collection<UtteranceRecord> utterances() {
        return List.copyOf(utterances);
    }

    private void putLeg(LegRecord leg) {
        legs.put(key(leg.route()), leg);
        changedLegs.put(key(leg.route()), leg);
    }

    private static String key(Route legRoute) {
        return legRoute.channel() + "/" + legRoute.leg();
    }
}
