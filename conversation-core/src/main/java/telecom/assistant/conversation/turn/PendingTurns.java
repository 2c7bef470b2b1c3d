package telecom.assistant.conversation.turn;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import telecom.assistant.conversation.ArrivalPolicy;

/**
 * The messages that wait for a turn. Those on a coalescing channel share a turn if they arrive within the gathering
 * window; others get one each. When too many turns are waiting, a further message joins the last one if it came in on
 * the same leg and there is room.
 */
final class PendingTurns {

    private final Limits limits;
    private final List<PendingTurn> turns = new ArrayList<>();
    private boolean changed;

    PendingTurns(Limits limits) {
        this.limits = limits;
    }

    PendingTurns copy() {
        PendingTurns copy = new PendingTurns(limits);
        copy.turns.addAll(turns);
        return copy;
    }

    /**
     * Joins a redelivered message to its first delivery, so that both are settled together; false if the first delivery
     * is no longer waiting.
     */
    boolean join(SubscriberMessage redelivered) {
        boolean waits = turns.stream().anyMatch(turn -> turn.has(redelivered));
        turns.replaceAll(turn -> turn.has(redelivered) ? turn.plus(redelivered, turn.dueAt()) : turn);
        return waits;
    }

    /** Adds a message; false if there is no room for it. */
    boolean add(SubscriberMessage message, ArrivalPolicy policy, Instant now) {
        changed = true;
        boolean coalesces = policy == ArrivalPolicy.COALESCE;
        PendingTurn last = turns.isEmpty() ? null : turns.get(turns.size() - 1);
        boolean hasRoom = last != null && last.hasRoomFor(message, limits.messagesATurn());
        if (coalesces && hasRoom && last.policy() == ArrivalPolicy.COALESCE) {
            Instant extended = now.plus(limits.gatheringWindow());
            replaceLast(last.plus(message, extended.isBefore(last.latest()) ? extended : last.latest()));
        } else if (turns.size() < limits.pendingTurns()) {
            turns.add(turn(List.of(message), policy, now, coalesces ? limits.gatheringWindow() : Duration.ZERO));
        } else if (hasRoom) {
            replaceLast(last.plus(message, last.dueAt()));
        } else {
            return false;
        }
        return true;
    }

    private void replaceLast(PendingTurn longer) {
        turns.set(turns.size() - 1, longer);
    }

    private PendingTurn turn(List<SubscriberMessage> messages, ArrivalPolicy policy, Instant now, Duration window) {
        return new PendingTurn(messages, policy, now.plus(limits.longestGathering()), now.plus(window));
    }

    /** Puts the messages of a postponed turn back at the front. */
    void putBack(List<SubscriberMessage> messages, ArrivalPolicy policy, Instant now) {
        changed = true;
        turns.add(0, turn(messages, policy, now, Duration.ZERO));
    }

    /** How much longer the next turn waits for more messages to join it; empty if no turn is waiting. */
    Optional<Duration> untilNext(Instant now) {
        return turns.stream().findFirst().map(turn -> {
            Duration left = Duration.between(now, turn.dueAt());
            return left.isNegative() ? Duration.ZERO : left;
        });
    }

    /** The messages of the next turn; empty if none is waiting. */
    List<SubscriberMessage> next() {
        return turns.isEmpty() ? List.of() : turns.get(0).messages();
    }

    /** Removes the next turn, which has begun. */
    void removeNext() {
        turns.remove(0);
    }

    /** Whether messages were added or removed since this copy was made, so that the wait may have changed. */
    boolean hasChanged() {
        return changed;
    }

    boolean isEmpty() {
        return turns.isEmpty();
    }

    /** Removes the matching messages and returns them in order. */
    List<SubscriberMessage> takeOut(Predicate<SubscriberMessage> unwanted) {
        List<SubscriberMessage> removed = turns.stream()
                .flatMap(turn -> turn.messages().stream())
                .filter(unwanted)
                .toList();
        turns.replaceAll(turn -> turn.without(unwanted));
        turns.removeIf(turn -> turn.messages().isEmpty());
        changed = changed || !removed.isEmpty();
        return removed;
    }

    /**
     * The messages that will begin one turn together.
     *
     * @param latest the latest time at which they are answered, even if more keep coming
     * @param dueAt when they are answered if no more come
     */
    private record PendingTurn(List<SubscriberMessage> messages, ArrivalPolicy policy, Instant latest, Instant dueAt) {

        private boolean has(SubscriberMessage event) {
            return messages.stream().anyMatch(known -> known.utteranceId().equals(event.utteranceId()));
        }

        private boolean hasRoomFor(SubscriberMessage more, int most) {
            SubscriberMessage last = messages.get(messages.size() - 1);
            return last.route().leg().equals(more.route().leg()) && messages.size() < most;
        }

        private PendingTurn plus(SubscriberMessage more, Instant newDueAt) {
            List<SubscriberMessage> longer = new ArrayList<>(messages);
            longer.add(more);
            return new PendingTurn(longer, policy, latest, newDueAt);
        }

        private PendingTurn without(Predicate<SubscriberMessage> unwanted) {
            return new PendingTurn(messages.stream().filter(unwanted.negate()).toList(), policy, latest, dueAt);
        }
    }
}
