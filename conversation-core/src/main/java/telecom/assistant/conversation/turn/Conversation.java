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
 * An open conversation, with as many of its latest utterances as are kept in memory. A decision works on a copy, which
 * collects the changes since the last {@link #takeChange} for the store.
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
    private long revision;
    private Instant lastAt;
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

    /**
     * A copy for a decision to work on. The original must have no pending changes: {@link #takeChange} must have
     * returned all of them.
     */
    Conversation copy() {
        Conversation copy = new Conversation(id, epoch, subscriber, route, openedAt, utteranceLimit);
        copy.legs.putAll(legs);
        copy.utterances.addAll(utterances);
        copy.stored = stored;
        copy.language = language;
        copy.turn = turn;
        copy.revision = revision;
        copy.lastAt = lastAt;
        copy.summary = summary;
        return copy;
    }

    /** Restores a stored conversation. */
    static Conversation of(LoadedConversation loaded, int utteranceLimit) {
        ConversationRecord stored = loaded.conversation();
        Conversation conversation = new Conversation(
                stored.id(), stored.epoch(), loaded.subscriber(), stored.route(), stored.openedAt(), utteranceLimit);
        conversation.stored = true;
        conversation.language = stored.language();
        conversation.turn = stored.turn();
        conversation.revision = stored.revision();
        conversation.lastAt = stored.lastAt();
        conversation.summary = stored.summary();
        loaded.legs().forEach(leg -> conversation.legs.put(key(leg.route()), leg));
        conversation.utterances.addAll(loaded.utterances());
        return conversation;
    }

    /** Begins the next turn, which fences off all earlier ones. */
    long beginTurn() {
        changed = true;
        turn++;
        return turn;
    }

    /** Continues counting from a turn that a channel has shown but the store has lost. */
    void countTurnsFrom(long shown) {
        changed = true;
        turn = shown;
    }

    /**
     * Notes that the subscriber was heard on a leg.
     *
     * @param moves whether an agent's answers go there from now on
     */
    void noteHeardOn(Route newRoute, String newLanguage, Instant at, boolean moves) {
        changed = true;
        route = moves ? newRoute : route;
        language = newLanguage;
        lastAt = at;
        LegRecord known = legs.get(key(newRoute));
        putLeg(new LegRecord(newRoute, known != null && known.disclosed(), at, null));
    }

    /** Notes that the subscriber has been informed that an AI answers on the leg. */
    void noteDisclosedOn(Route legRoute, Instant at) {
        putLeg(new LegRecord(legRoute, true, at, null));
    }

    public boolean isDisclosedOn(Route legRoute) {
        LegRecord leg = legs.get(key(legRoute));
        return leg != null && leg.disclosed();
    }

    /** The open leg of a channel; if there are several, the most recently opened one. */
    public Optional<Route> openLegOn(Channel channel) {
        return legs.values().stream()
                .map(LegRecord::route)
                .filter(leg -> leg.channel().equals(channel))
                .reduce((first, second) -> second);
    }

    /**
     * Whether the channel has an open leg on which something has happened since the given time. A leg whose end was
     * never reported stays open, but nothing happens on it.
     */
    boolean isLiveOn(Channel channel, Instant since) {
        return legs.values().stream()
                .anyMatch(leg ->
                        leg.route().channel().equals(channel) && leg.lastAt().isAfter(since));
    }

    /** The open legs of a channel. */
    List<Route> openLegsOn(Channel channel) {
        return openLegs().stream().filter(leg -> leg.channel().equals(channel)).toList();
    }

    /** Notes that an open leg is alive, although the subscriber has not been heard on it. */
    void noteAliveOn(Route legRoute, Instant at) {
        putLeg(new LegRecord(legRoute, isDisclosedOn(legRoute), at, null));
    }

    List<Route> openLegs() {
        return legs.values().stream().map(LegRecord::route).toList();
    }

    /** Whether anything sent on the leg can still reach the subscriber. */
    boolean isOpen(Route legRoute) {
        return legs.containsKey(key(legRoute));
    }

    /**
     * The route on which an utterance was made, or, if that leg has closed, the route on which the subscriber was last
     * heard.
     */
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

    /** Adds an utterance, or replaces the one with the same id; if its turn has changed, it becomes the latest. */
    void put(UtteranceRecord utterance) {
        Optional<UtteranceRecord> known = utterance(utterance.id());
        if (known.isPresent() && known.get().turn() == utterance.turn()) {
            utterances.set(utterances.indexOf(known.get()), utterance);
        } else {
            known.ifPresent(utterances::remove);
            utterances.add(utterance);
        }
        if (utterances.size() > utteranceLimit) {
            utterances.remove(0);
        }
        changed = true;
        changedUtterances.put(utterance.id(), utterance);
        lastAt = utterance.at().isAfter(lastAt) ? utterance.at() : lastAt;
    }

    /** Closes the conversation because of an event. */
    void close(SettledThrough closingEvent) {
        changed = true;
        settled = closingEvent;
    }

    /** Adopts an updated record of the subscriber, for example with another name or language. */
    void update(SubscriberRecord newSubscriber) {
        changed = changed || !newSubscriber.equals(subscriber);
        subscriber = newSubscriber;
    }

    /** Uses a stored summary in place of the turns that it covers. */
    void summarize(Summary newSummary) {
        summary = newSummary;
    }

    /** Sets the conversation's total use of the model on a day. */
    void setUsage(DayUsage used) {
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

    /** How often a tool has changed something, according to the utterances in memory. */
    public int sideEffectsOf(String tool) {
        return (int) utterances.stream()
                .filter(said -> said.role() == Role.SYSTEM && tool.equals(said.authorName()))
                .count();
    }

    public Optional<UtteranceRecord> lastOfSubscriber() {
        return utterances.stream()
                .filter(said -> said.role() == Role.SUBSCRIBER)
                .reduce((first, second) -> second);
    }

    /**
     * Whether an agent joined or was awaited after the given turn. Only then are there turns in which neither the
     * subscriber nor the assistant said anything.
     */
    boolean wasAttendedAfter(long earlier) {
        Map<Long, Boolean> unattended = new HashMap<>();
        utterances.stream()
                .filter(said -> said.turn() > earlier)
                .forEach(said -> unattended.merge(
                        said.turn(),
                        said.role() == Role.SUBSCRIBER || said.role() == Role.ASSISTANT,
                        Boolean::logicalOr));
        return unattended.containsValue(false);
    }

    /**
     * Returns the changes since the last call, with a snapshot of the conversation. The first change opens the
     * conversation in the store.
     *
     * @param mode who answers
     */
    ConversationChange takeChange(Mode mode) {
        revision++;
        ConversationChange change = new ConversationChange(
                subscriber,
                snapshot(mode),
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

    /**
     * Returns the change that a new summary makes. The conversation itself keeps its current summary until the new one
     * is stored.
     */
    ConversationChange changeTo(Summary newSummary, Mode mode) {
        Summary current = summary;
        summary = newSummary;
        ConversationChange change = takeChange(mode);
        summary = current;
        return change;
    }

    /** Whether there are changes to store, which {@link #takeChange} would return. */
    boolean hasChanged() {
        return changed;
    }

    public UUID id() {
        return id;
    }

    /** The epoch of the engine that owns the conversation. Only the engine with the highest epoch may write. */
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

    /** The text of the latest utterance; null if there is none. */
    String lastText() {
        return utterances.isEmpty()
                ? null
                : utterances.get(utterances.size() - 1).text();
    }

    /** The summary of its beginning; null while there is none. */
    public Summary summary() {
        return summary;
    }

    /** The conversation as it is now. */
    ConversationRecord snapshot(Mode mode) {
        Instant closedAt = settled == null ? null : settled.at();
        return new ConversationRecord(
                id,
                subscriber.id(),
                epoch,
                turn,
                revision,
                mode,
                route,
                language,
                openedAt,
                lastAt,
                closedAt,
                summary,
                settled);
    }

    /** The part of the conversation that can be shown to the model. */
    public Context context() {
        return new Context(summary, List.copyOf(utterances), utterances.size() < utteranceLimit);
    }

    /** The utterances in memory, oldest first. */
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
