package telecom.assistant.conversation.turn;

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
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.ConversationChange;
import telecom.assistant.conversation.ConversationRecord;
import telecom.assistant.conversation.DayUsage;
import telecom.assistant.conversation.LegRecord;
import telecom.assistant.conversation.LoadedConversation;
import telecom.assistant.conversation.Mode;
import telecom.assistant.conversation.SettledThrough;
import telecom.assistant.conversation.SubscriberRecord;
import telecom.assistant.conversation.Summary;
import telecom.assistant.conversation.UtteranceRecord;

/**
 * A conversation as it went, as far as it is in memory. A decision works on a copy; what it changed since the last {@link
 * #takeChange} is remembered for the store.
 */
public final class Conversation {

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
    private boolean changed;

    private SubscriberRecord subscriber;
    private Route route;
    private String language;
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
    static Conversation open(UUID id, SubscriberRecord subscriber, Route route, Instant at, int utteranceLimit) {
        return new Conversation(id, 1, subscriber, route, at, utteranceLimit);
    }

    /** A copy of a conversation of which everything is on its way to the store. */
    Conversation copy() {
        Conversation copy = new Conversation(id, epoch, subscriber, route, openedAt, utteranceLimit);
        copy.legs.putAll(legs);
        copy.utterances.addAll(utterances);
        copy.stored = stored;
        copy.language = language;
        copy.turn = turn;
        copy.lastAt = lastAt;
        copy.summary = summary;
        return copy;
    }

    /** The conversation that the store has. */
    static Conversation of(LoadedConversation loaded, int utteranceLimit) {
        ConversationRecord stored = loaded.conversation();
        Conversation conversation = new Conversation(
                stored.id(), stored.epoch(), loaded.subscriber(), stored.route(), stored.openedAt(), utteranceLimit);
        conversation.stored = true;
        conversation.language = stored.language();
        conversation.turn = stored.turn();
        conversation.lastAt = stored.lastAt();
        conversation.summary = stored.summary();
        loaded.legs().forEach(leg -> conversation.legs.put(key(leg.route()), leg));
        conversation.utterances.addAll(loaded.utterances());
        return conversation;
    }

    /** Begins the next turn, which fences every turn before it. */
    long beginTurn() {
        changed = true;
        turn++;
        return turn;
    }

    /** The subscriber was heard from on a leg; answers go there from now on. */
    void heardOn(Route newRoute, String newLanguage, Instant at) {
        changed = true;
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

    public boolean isDisclosedOn(Route legRoute) {
        LegRecord leg = legs.get(key(legRoute));
        return leg != null && leg.disclosed();
    }

    /** The leg of a channel that was opened last, of those that are open. */
    public Optional<Route> openLegOn(Channel channel) {
        return legs.values().stream()
                .map(LegRecord::route)
                .filter(leg -> leg.channel().equals(channel))
                .reduce((first, second) -> second);
    }

    /** Whether anything sent on the leg can still reach the subscriber. */
    boolean isOpen(Route legRoute) {
        return legs.containsKey(key(legRoute));
    }

    /** Where an utterance was said; the route of the last one when its leg has closed. */
    Route routeOf(UtteranceRecord said) {
        LegRecord leg = legs.get(said.channel().label() + "/" + said.leg());
        return leg != null ? leg.route() : route;
    }

    void closeLeg(Route legRoute, Instant at) {
        LegRecord leg = legs.remove(key(legRoute));
        if (leg != null) {
            changed = true;
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
        changed = true;
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

    /** It ends with an event, after which nothing of it is open. */
    void close(SettledThrough by) {
        changed = true;
        closedAt = by.at();
        settled = by;
    }

    /** The subscriber calls themselves otherwise, or speaks another language. */
    void rename(SubscriberRecord newSubscriber) {
        changed = changed || !newSubscriber.equals(subscriber);
        subscriber = newSubscriber;
    }

    /** From now on the summary stands for the turns that it covers. */
    void summarize(Summary newSummary) {
        changed = true;
        summary = newSummary;
    }

    /** The store has refused the last summary, and this one is what stands there. */
    void summarizeAsStored(Summary stored) {
        summary = stored;
    }

    /** All that it has used of the model on a day. */
    void use(DayUsage used) {
        changed = true;
        changedUsage.put(used.day(), used);
    }

    /** Whether nobody has said anything for this long. */
    boolean isSilentFor(Duration idle, Instant now) {
        return lastAt.plus(idle).isBefore(now);
    }

    public Optional<UtteranceRecord> utterance(UUID utteranceId) {
        return utterances.stream().filter(said -> said.id().equals(utteranceId)).findFirst();
    }

    /** How often a tool has changed something, as far as the conversation is in memory. */
    public int sideEffectsOf(String tool) {
        return (int) utterances.stream()
                .filter(said -> said.role() == Role.SYSTEM && tool.equals(said.authorName()))
                .count();
    }

    public Optional<UtteranceRecord> lastOfSubscriber() {
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

    /**
     * What has changed since the last call, with the conversation as it now is; the first change opens it in the store.
     *
     * @param mode who answers
     */
    ConversationChange takeChange(Mode mode) {
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
        changed = false;
        return change;
    }

    /** Whether there is anything that {@link #takeChange} would have to tell the store. */
    boolean hasChanged() {
        return changed;
    }

    public UUID id() {
        return id;
    }

    /** Counts the engines that have held the conversation; this one holds it under this number. */
    public long epoch() {
        return epoch;
    }

    public SubscriberRecord subscriber() {
        return subscriber;
    }

    public Route route() {
        return route;
    }

    public String language() {
        return language;
    }

    public long turn() {
        return turn;
    }

    /** What was said last; null when nothing was. */
    String lastText() {
        return utterances.isEmpty()
                ? null
                : utterances.get(utterances.size() - 1).text();
    }

    Instant lastAt() {
        return lastAt;
    }

    /** Of its beginning; null while there is none. */
    public Summary summary() {
        return summary;
    }

    /** What the model can be shown of it. */
    public Context context() {
        return new Context(summary, List.copyOf(utterances), utterances.size() < utteranceLimit);
    }

    /** Oldest first. */
    public Collection<UtteranceRecord> utterances() {
        return List.copyOf(utterances);
    }

    private void putLeg(LegRecord leg) {
        legs.put(key(leg.route()), leg);
        changed = true;
        changedLegs.put(key(leg.route()), leg);
    }

    private static String key(Route legRoute) {
        return legRoute.channel().label() + "/" + legRoute.leg();
    }
}
