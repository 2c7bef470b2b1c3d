package telecom.assistant.conversation.turn;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.conversation.SettledThrough;
import telecom.assistant.conversation.SubscriberRecord;
import telecom.assistant.conversation.TakeOverResult;

/**
 * Everything that the engine knows about one subscriber: the record, the open conversation and the waiting messages.
 * Each decision works on a copy and returns it, so a memory that a decision has returned never changes.
 */
public final class Memory {

    private final SubscriberId id;
    private final Limits limits;
    private SubscriberRecord subscriber;
    private SettledThrough settled;
    private DailyUsage usage;
    private Conversation conversation;
    private PendingTurns pending;
    private UUID suggestedFor;
    private UUID newestShown;
    private Interruption interruption;
    private PlaceRules.Departure departure;
    private Set<String> secondCalls = Set.of();
    private Set<String> doubtfulCalls = Set.of();

    private Memory(SubscriberId id, Limits limits) {
        this.id = id;
        this.limits = limits;
        this.usage = new DailyUsage(null, List.of());
        this.pending = new PendingTurns(limits);
    }

    /** Restores what the store holds about a subscriber whom this engine has just taken over. */
    public static Memory restored(SubscriberId id, TakeOverResult stored, Limits limits) {
        Memory memory = new Memory(id, limits);
        memory.subscriber = stored.subscriber().orElse(null);
        memory.settled = stored.settled().orElse(null);
        memory.conversation = stored.conversation()
                .map(loaded -> Conversation.of(loaded, limits.utterances()))
                .orElse(null);
        memory.usage = new DailyUsage(memory.conversation == null ? null : memory.conversation.id(), stored.usage());
        return memory;
    }

    Memory copy() {
        Memory copy = new Memory(id, limits);
        copy.subscriber = subscriber;
        copy.settled = settled;
        copy.usage = usage.copy();
        copy.conversation = conversation == null ? null : conversation.copy();
        copy.pending = pending.copy();
        copy.suggestedFor = suggestedFor;
        copy.newestShown = newestShown;
        copy.interruption = interruption;
        copy.departure = departure;
        copy.secondCalls = secondCalls;
        copy.doubtfulCalls = doubtfulCalls;
        return copy;
    }

    /** Updates the subscriber's record with what a channel knows. */
    SubscriberRecord meet(Route route, String name, String language) {
        String address = route.subscriberAddress();
        // Anything without a plus is an app account, even if it looks like a number.
        String number = address != null && address.startsWith("+") ? address : null;
        subscriber = new SubscriberRecord(
                id,
                number != null || subscriber == null ? number : subscriber.number(),
                name != null || subscriber == null ? name : subscriber.name(),
                language);
        if (conversation != null) {
            conversation.update(subscriber);
        }
        return subscriber;
    }

    /** Notes that a channel has shown a turn of this conversation. */
    void noteShown(UUID shown) {
        newestShown = newestShown == null || newestShown.compareTo(shown) < 0 ? shown : newestShown;
    }

    /**
     * The id for a new conversation that an event opens. It sorts after the id of every conversation shown so far, even
     * if the clock lags behind.
     */
    UUID nextConversation(Instant now, String cause) {
        UUID id = Ids.timeOrdered(now, "conversation", cause);
        return newestShown == null || id.compareTo(newestShown) > 0
                ? id
                : Ids.timeOrdered(Ids.timeOf(newestShown).plusMillis(1), "conversation", cause);
    }

    /** Opens a conversation, which begins on the given leg. */
    void open(UUID conversationId, Route route, String language, Instant at) {
        SubscriberRecord known = meet(route, null, language);
        conversation = Conversation.open(conversationId, known, route, at, limits.utterances());
    }

    /** Discards the conversation, which has ended. Everything up to the given event is settled. */
    void close(SettledThrough through) {
        conversation = null;
        suggestedFor = null;
        interruption = null;
        departure = null;
        doubtfulCalls = Set.of();
        settled = through;
    }

    /** Discards everything about the subscriber, who has been erased. */
    void forget(SettledThrough through) {
        close(through.asErasure());
        subscriber = null;
        usage = new DailyUsage(null, List.of());
        pending = new PendingTurns(limits);
    }

    /**
     * Whether the event was settled before, because it is not later than the event that closed the last conversation or
     * requested an erasure. An event from before an erasure that an operator puts back counts as settled, so that it
     * does not recreate the subscriber.
     */
    boolean hasSettled(Arrival arrival) {
        Instant happened = arrival.envelope().time();
        return settled != null
                && (settled.covers(arrival.partition(), arrival.offset(), happened)
                        || (arrival.isReplay() && settled.erasedAfter(happened)));
    }

    public SubscriberId id() {
        return id;
    }

    /** The subscriber's record; null if nothing is known about them. */
    public SubscriberRecord subscriber() {
        return subscriber;
    }

    /** The open conversation; null if none is open. */
    public Conversation conversation() {
        return conversation;
    }

    /** The utterance that the suggestions offered to the agent answer; null if this engine has offered none. */
    UUID suggestedFor() {
        return suggestedFor;
    }

    void setSuggestedFor(UUID utterance) {
        suggestedFor = utterance;
    }

    /**
     * The reply that the caller has just interrupted; null if they have said something since, or if no reply was
     * interrupted.
     */
    Interruption interruption() {
        return interruption;
    }

    void setInterruption(Interruption newInterruption) {
        interruption = newInterruption;
    }

    /** The subscriber's departure while waiting for an agent; null if they have not hung up, or have come back. */
    PlaceRules.Departure departure() {
        return departure;
    }

    void setDeparture(PlaceRules.Departure newDeparture) {
        departure = newDeparture;
    }

    /** Whether the leg is a second call with the subscriber's number; see {@link SecondCallRules}. */
    boolean isSecondCall(Route route) {
        return secondCalls.contains(route.leg());
    }

    void noteSecondCall(Route route, boolean live) {
        secondCalls = noted(secondCalls, route, live);
    }

    /**
     * Whether the leg is a call that may turn out to be a second one, if an earlier call is still alive; see {@link
     * SecondCallRules}.
     */
    boolean isDoubtfulCall(Route route) {
        return doubtfulCalls.contains(route.leg());
    }

    void noteDoubtfulCall(Route route, boolean doubtful) {
        doubtfulCalls = noted(doubtfulCalls, route, doubtful);
    }

    private static Set<String> noted(Set<String> calls, Route route, boolean present) {
        Set<String> changed = new HashSet<>(calls);
        return (present ? changed.add(route.leg()) : changed.remove(route.leg())) ? Set.copyOf(changed) : calls;
    }

    DailyUsage usage() {
        return usage;
    }

    PendingTurns pending() {
        return pending;
    }

    /** Whether messages wait for a turn. */
    public boolean hasPending() {
        return !pending.isEmpty();
    }

    /** The language that the subscriber last used. */
    String language() {
        return subscriber == null ? limits.defaultLanguage() : subscriber.language();
    }
}
