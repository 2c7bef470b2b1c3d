package telecom.assistant.store.conversation;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.conversation.ConversationChange;
import telecom.assistant.conversation.ConversationRecord;
import telecom.assistant.conversation.DayUsage;
import telecom.assistant.conversation.LegRecord;
import telecom.assistant.conversation.LoadedConversation;
import telecom.assistant.conversation.SettledThrough;
import telecom.assistant.conversation.SubscriberRecord;
import telecom.assistant.conversation.SubscriberUsage;
import telecom.assistant.conversation.TakeOverResult;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.store.FencedException;

/** An in-memory store of one subscriber's conversations, with the same fencing as the real one. */
public final class StoredConversations extends ConversationStore {

    private final Map<UUID, UtteranceRecord> utterances = new LinkedHashMap<>();
    private final Map<String, LegRecord> legs = new LinkedHashMap<>();
    private final Map<UUID, Map<LocalDate, DayUsage>> usage = new LinkedHashMap<>();
    private SubscriberRecord subscriber;
    private ConversationRecord conversation;
    private long epoch;
    private SettledThrough settled;
    private CompletableFuture<Void> answering = CompletableFuture.completedFuture(null);
    private RuntimeException broken;
    private Predicate<ConversationChange> refusedChanges = change -> true;
    private int refusalsLeft;
    private int writes;
    private int takeOvers;
    private RuntimeException takeOverFailure;
    private RuntimeException refusalFailure;

    public StoredConversations() {
        super(null, null);
    }

    /** Lets another engine take the conversation over, so that writes by its current holder are refused. */
    public void takeOverElsewhere() {
        epoch++;
    }

    /**
     * Loses everything that was stored after this turn, as a fail-over may. The current holder's next write is refused.
     */
    public void loseTurnsAfter(long turn) {
        ConversationRecord now = conversation;
        utterances.values().removeIf(said -> said.turn() > turn);
        conversation = new ConversationRecord(
                now.id(),
                now.subscriber(),
                now.epoch(),
                turn,
                now.revision(),
                now.mode(),
                now.route(),
                now.language(),
                now.openedAt(),
                now.lastAt(),
                now.closedAt(),
                now.summary(),
                now.settled());
        epoch++;
    }

    /** Makes every write fail with this failure from now on; null ends this. */
    public void breakWith(RuntimeException failure) {
        broken = failure;
    }

    /** Makes every take-over fail with this failure from now on; null ends this. */
    public void failTakeOvers(RuntimeException failure) {
        takeOverFailure = failure;
    }

    /** How many attempts to take the conversation over there have been. */
    public int takeOvers() {
        return takeOvers;
    }

    /** Makes the next writes of matching changes, up to the given number, fail at once. */
    public void refuse(Predicate<ConversationChange> change, int times) {
        refuse(change, times, null);
    }

    /** Makes the next writes of matching changes, up to the given number, fail at once with this failure. */
    public void refuse(Predicate<ConversationChange> change, int times, RuntimeException failure) {
        refusedChanges = change;
        refusalsLeft = times;
        refusalFailure = failure;
    }

    /** Answers nothing from now on, until {@link #resume}. */
    public void stall() {
        answering = new CompletableFuture<>();
    }

    /** Answers all requests that were made while the store was stalled. */
    public void resume() {
        answering.complete(null);
    }

    /** Forgets everything, as an erasure does. */
    public void forget(SettledThrough through) {
        settled = through;
        utterances.clear();
        legs.clear();
        usage.clear();
        subscriber = null;
        conversation = null;
    }

    public ConversationRecord conversation() {
        return conversation;
    }

    /** How many changes have been stored. */
    public int writes() {
        return writes;
    }

    public SubscriberRecord subscriber() {
        return subscriber;
    }

    public List<UtteranceRecord> utterances() {
        return List.copyOf(utterances.values());
    }

    public List<LegRecord> legs() {
        return List.copyOf(legs.values());
    }

    private List<LegRecord> openLegs() {
        return legs.values().stream().filter(leg -> leg.closedAt() == null).toList();
    }

    /** The first utterance with this text; fails if there is none. */
    public UtteranceRecord said(String text) {
        return utterances.values().stream()
                .filter(said -> said.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("stored texts: no such utterance"));
    }

    @Override
    public Uni<TakeOverResult> takeOver(SubscriberId id, int limit) {
        return answered(() -> {
            takeOvers++;
            if (takeOverFailure != null) {
                throw takeOverFailure;
            }
            return new TakeOverResult(
                    Optional.ofNullable(subscriber), openConversation(), Optional.ofNullable(settled), usage());
        });
    }

    /** The usage added up per day, as in the real store. */
    public List<SubscriberUsage> usage() {
        return usage.values().stream()
                .flatMap(days -> days.keySet().stream())
                .distinct()
                .map(day -> new SubscriberUsage(
                        usage.values().stream()
                                .map(days -> days.getOrDefault(day, DayUsage.noneOn(day)))
                                .reduce(
                                        DayUsage.noneOn(day),
                                        (one, other) -> new DayUsage(
                                                day, one.tokens() + other.tokens(), one.replies() + other.replies())),
                        usedByOpenConversation(day)))
                .toList();
    }

    private DayUsage usedByOpenConversation(LocalDate day) {
        return conversation == null || conversation.closedAt() != null
                ? DayUsage.noneOn(day)
                : usage.getOrDefault(conversation.id(), Map.of()).getOrDefault(day, DayUsage.noneOn(day));
    }

    private Optional<LoadedConversation> openConversation() {
        if (conversation == null || conversation.closedAt() != null) {
            return Optional.empty();
        }
        epoch++;
        ConversationRecord taken = new ConversationRecord(
                conversation.id(),
                conversation.subscriber(),
                epoch,
                conversation.turn(),
                conversation.revision(),
                conversation.mode(),
                conversation.route(),
                conversation.language(),
                conversation.openedAt(),
                conversation.lastAt(),
                null,
                conversation.summary(),
                null);
        return Optional.of(new LoadedConversation(subscriber, taken, openLegs(), utterances()));
    }

    @Override
    public Uni<Void> remember(SubscriberRecord known) {
        return answered(() -> {
            subscriber = known;
            return null;
        });
    }

    @Override
    public Uni<Void> save(ConversationChange change) {
        return answered(() -> {
            if (change.opens()) {
                open(change);
            } else if (change.conversation().epoch() != epoch) {
                throw fenced(change);
            }
            return write(change);
        });
    }

    private void open(ConversationChange change) {
        if (conversation != null && conversation.closedAt() == null) {
            throw fenced(change);
        }
        epoch = 1;
        utterances.clear();
        legs.clear();
    }

    private static FencedException fenced(ConversationChange change) {
        return new FencedException(
                change.conversation().id(), change.conversation().epoch());
    }

    private Void write(ConversationChange change) {
        if (broken != null) {
            throw broken;
        }
        if (refusalsLeft > 0 && refusedChanges.test(change)) {
            refusalsLeft--;
            throw refusalFailure == null ? fenced(change) : refusalFailure;
        }
        writes++;
        subscriber = change.subscriber();
        conversation = change.conversation();
        settled = conversation.closedAt() == null ? settled : conversation.settled();
        change.usage().forEach(used -> usage.computeIfAbsent(conversation.id(), id -> new LinkedHashMap<>())
                .put(used.day(), used));
        change.legs().forEach(leg -> legs.put(leg.route().leg(), leg));
        change.utterances().forEach(said -> utterances.put(said.id(), said));
        return null;
    }

    private <T> Uni<T> answered(Supplier<T> work) {
        return Uni.createFrom().completionStage(() -> answering).map(ignored -> work.get());
    }
}
