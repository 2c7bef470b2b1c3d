package telecom.assistant.channel.flow;

import java.util.LinkedHashSet;
import java.util.Set;

/** Remembers the ids seen most recently, up to a limit. Safe for use by many threads. */
public final class RecentIds<T> {

    private final int limit;
    private final Set<T> ids = new LinkedHashSet<>();

    public RecentIds(int limit) {
        this.limit = limit;
    }

    /** Remembers the id; false if it was already remembered. */
    public synchronized boolean add(T id) {
        if (!ids.add(id)) {
            return false;
        }
        if (ids.size() > limit) {
            ids.remove(ids.iterator().next());
        }
        return true;
    }

    /** Whether the id is remembered. */
    public synchronized boolean contains(T id) {
        return ids.contains(id);
    }

    /** Forgets the id. */
    public synchronized void remove(T id) {
        ids.remove(id);
    }
}
