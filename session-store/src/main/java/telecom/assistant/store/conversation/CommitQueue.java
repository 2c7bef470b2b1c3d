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
 * The changes that wait to be written, oldest first. Of one subscriber at most one is under way at a time, so that their
 * changes keep their order and no statement meets the same row twice. Not thread-safe.
 */
final class CommitQueue {

    private final int limit;
    private final Set<WaitingChange> waiting = new LinkedHashSet<>();
    private final Set<SubscriberId> underWay = new HashSet<>();

    CommitQueue(int limit) {
        this.limit = limit;
    }

    /** Takes a change; refuses it when the queue is full. */
    boolean offer(WaitingChange change) {
        return waiting.size() < limit && waiting.add(change);
    }

    void withdraw(WaitingChange change) {
        waiting.remove(change);
    }

    /** The oldest changes whose subscribers have none under way, each of another subscriber. */
    List<WaitingChange> take(int most) {
        List<WaitingChange> taken = new ArrayList<>();
        Iterator<WaitingChange> oldestFirst = waiting.iterator();
        while (taken.size() < most && oldestFirst.hasNext()) {
            WaitingChange next = oldestFirst.next();
            if (underWay.add(next.subscriber())) {
                oldestFirst.remove();
                taken.add(next);
            }
        }
        return taken;
    }

    /** What was taken has its outcome. */
    void done(Collection<WaitingChange> taken) {
        taken.forEach(change -> underWay.remove(change.subscriber()));
    }

    int size() {
        return waiting.size();
    }
}
