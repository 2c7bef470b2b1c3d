package telecom.assistant.conversation.turn;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import telecom.assistant.conversation.ArrivalPolicy;

/**
 * Messages that wait for a turn. Those of a coalescing channel share a turn when they come within the gathering window;
 * others have one each. When too many turns wait, the next messages of the same leg share the last one, as far as it has
 * room.
 */
final class PendingTurns {

    private final Limits limits;
    private final Deque<PendingTurn> turns = new ArrayDeque<>();
    private boolean changed;

    PendingTurns(Limits limits) {
        this.limits = limits;
    }

    PendingTurns copy() {
        PendingTurns copy = new PendingTurns(limits);
        turns.forEach(turn -> copy.turns.addLast(copy.new PendingTurn(turn)));
        return copy;
    }

    /** Joins an event to the same one that waits already, to be settled with it; false when none does. */
    boolean join(SubscriberMessage repeated) {
        Optional<PendingTurn> same =
                turns.stream().filter(turn -> turn.has(repeated)).findFirst();
        same.ifPresent(turn -> turn.messages.add(repeated));
        return same.isPresent();
    }

    /** Adds a message; false when there is no room for more. */
    boolean add(SubscriberMessage message, ArrivalPolicy policy, Instant now) {
        changed = true;
        Duration window = policy == ArrivalPolicy.COALESCE ? limits.gatheringWindow() : Duration.ZERO;
        if (policy == ArrivalPolicy.COALESCE
                && !turns.isEmpty()
                && turns.getLast().mayBeJoinedBy(message)) {
            turns.getLast().join(message, now);
        } else if (turns.size() < limits.pendingTurns()) {
            turns.addLast(new PendingTurn(List.of(message), policy, now, window));
        } else if (turns.getLast().hasRoomFor(message)) {
            turns.getLast().messages.add(message);
        } else {
            return false;
        }
        return true;
    }

    /** Messages whose turn has been put off are next again; more may join them as before. */
    void putBack(List<SubscriberMessage> messages, ArrivalPolicy policy, Instant now) {
        changed = true;
        turns.addFirst(new PendingTurn(messages, policy, now, Duration.ZERO));
    }

    /** How long the next turn still has to wait for messages that may join it; empty when none waits. */
    Optional<Duration> untilNext(Instant now) {
        return Optional.ofNullable(turns.peekFirst()).map(turn -> {
            Duration left = Duration.between(now, turn.ripeAt);
            return left.isNegative() ? Duration.ZERO : left;
        });
    }

    /** The messages of the turn that is next; only when there is one. */
    List<SubscriberMessage> next() {
        return turns.getFirst().messages;
    }

    /** The next turn has begun. */
    void begun() {
        turns.removeFirst();
    }

    /** Whether this copy differs from what it was copied from in what waits, and so perhaps in for how long. */
    boolean hasChanged() {
        return changed;
    }

    boolean isEmpty() {
        return turns.isEmpty();
    }

    /** Takes out the messages of a leg, in their order. */
    List<SubscriberMessage> takeOut(Predicate<SubscriberMessage> unwanted) {
        List<SubscriberMessage> taken = new ArrayList<>();
        turns.forEach(turn -> turn.messages.removeIf(message -> unwanted.test(message) && taken.add(message)));
        turns.removeIf(turn -> turn.messages.isEmpty());
        changed = changed || !taken.isEmpty();
        return taken;
    }

    /** Messages that will begin one turn together. */
    private final class PendingTurn {

        private final List<SubscriberMessage> messages = new ArrayList<>();
        private final ArrivalPolicy policy;
        private final Instant latest;
        private Instant ripeAt;

        private PendingTurn(List<SubscriberMessage> first, ArrivalPolicy policy, Instant now, Duration window) {
            messages.addAll(first);
            this.policy = policy;
            this.latest = now.plus(limits.longestGathering());
            this.ripeAt = now.plus(window);
        }

        private PendingTurn(PendingTurn other) {
            messages.addAll(other.messages);
            policy = other.policy;
            latest = other.latest;
            ripeAt = other.ripeAt;
        }

        private boolean has(SubscriberMessage event) {
            return messages.stream().anyMatch(known -> known.utteranceId().equals(event.utteranceId()));
        }

        private boolean mayBeJoinedBy(SubscriberMessage more) {
            return policy == ArrivalPolicy.COALESCE && hasRoomFor(more);
        }

        private boolean hasRoomFor(SubscriberMessage more) {
            SubscriberMessage last = messages.get(messages.size() - 1);
            return last.route().leg().equals(more.route().leg()) && messages.size() < limits.messagesATurn();
        }

        private void join(SubscriberMessage more, Instant now) {
            messages.add(more);
            Instant extended = now.plus(limits.gatheringWindow());
            ripeAt = extended.isBefore(latest) ? extended : latest;
        }
    }
}
