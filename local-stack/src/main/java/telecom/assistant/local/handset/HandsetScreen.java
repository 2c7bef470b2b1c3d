package telecom.assistant.local.handset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The screen of a handset: its latest messages and its watchers. Watchers get the history, then each event once. */
final class HandsetScreen {
    private static final int HISTORY = 200;

    private final Map<String, HandsetEvent.Message> history = new LinkedHashMap<>();
    private final Set<Consumer<HandsetEvent>> watchers = new LinkedHashSet<>();

    synchronized void show(HandsetEvent.Message message) {
        history.put(message.id(), message);
        if (history.size() > HISTORY) {
            history.remove(history.keySet().iterator().next());
        }
        watchers.forEach(watcher -> watcher.accept(message));
    }

    synchronized void change(String id, HandsetEvent.Status status) {
        history.computeIfPresent(id, (key, message) -> message.with(status));
        watchers.forEach(watcher -> watcher.accept(new HandsetEvent.StatusChanged(id, status)));
    }

    /** Passes the history and every later event to {@code watcher} until {@link #unwatch}; the watcher must not block. */
    synchronized void watch(Consumer<HandsetEvent> watcher) {
        history.values().forEach(watcher);
        watchers.add(watcher);
    }

    synchronized void unwatch(Consumer<HandsetEvent> watcher) {
        watchers.remove(watcher);
    }

    synchronized List<HandsetEvent.Message> messages() {
        return new ArrayList<>(history.values());
    }

    synchronized void clear() {
        history.clear();
    }

    synchronized boolean isUnwatched() {
        return watchers.isEmpty();
    }
}
