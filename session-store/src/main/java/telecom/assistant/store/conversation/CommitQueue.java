package telecom.assistant.store.conversation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import telecom.assistant.channel.SubscriberId;

/**
 * The changes that wait to be written, oldest first. At most one change of a subscriber is being written at a time, so
 * that the changes of each subscriber stay in order and no statement touches the same row twice. Not thread-safe.
 */
final class CommitQueue {

    private final int limit;
    private final Set<WaitingChange> waiting = new LinkedHashSet<>();
    private final Set<SubscriberId> underWay = new HashSet<>();

    CommitQueue(int limit) {
        this.limit = limit;
    }

    /** Adds a change; false if the queue is full. */
    boolean offer(WaitingChange change) {
        return waiting.size() < limit && waiting.add(change);
    }

    void withdraw(WaitingChange change) {
        waiting.remove(change);
    }

    /** Removes and returns the oldest changes whose subscribers have no change under way, one for each subscriber. */
    List<WaitingChange> take(int max) {
        List<WaitingChange> taken = new ArrayList<>();
        Iterator<WaitingChange> oldestFirst = waiting.iterator();
        while (taken.size() < max && oldestFirst.hasNext()) {
            WaitingChange next = oldestFirst.next();
            if (underWay.add(next.subscriber())) {
                oldestFirst.remove();
                taken.add(next);
            }
        }
        return taken;
    }

    /** Notes that these changes, taken earlier, are no longer being written. */
    void done(Collection<WaitingChange> taken) {
        taken.forEach(change -> underWay.remove(change.subscriber()));
    }

    int size() {
        return waiting.size();
    }
}
