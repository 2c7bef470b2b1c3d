package telecom.assistant.local.handset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import telecom.assistant.local.handset.HandsetEvent.Message;
import telecom.assistant.local.handset.HandsetEvent.Status;

/**
 * All handsets by number. Safe for use by many threads. When there are too many, it forgets the least recently used
 * one, unless that is being watched.
 */
public final class Handsets {
    private static final int LIMIT = 20_000;

    private final Map<Msisdn, HandsetScreen> handsets = new LinkedHashMap<>(64, 0.75f, true);

    private synchronized HandsetScreen handset(Msisdn number) {
        HandsetScreen handset = handsets.computeIfAbsent(number, unknown -> new HandsetScreen());
        if (handsets.size() > LIMIT) {
            Map.Entry<Msisdn, HandsetScreen> eldest =
                    handsets.entrySet().iterator().next();
            if (eldest.getValue().isUnwatched()) {
                handsets.remove(eldest.getKey());
            }
        }
        return handset;
    }

    public void show(Msisdn number, Message message) {
        handset(number).show(message);
    }

    public void change(Msisdn number, String id, Status status) {
        handset(number).change(id, status);
    }

    /** The handset's latest messages, oldest first. */
    public List<Message> messages(Msisdn number) {
        return handset(number).messages();
    }

    public void clear(Msisdn number) {
        handset(number).clear();
    }

    /** Passes the history and then every event to the watcher, which must not block. */
    public void watch(Msisdn number, Consumer<HandsetEvent> watcher) {
        handset(number).watch(watcher);
    }

    void unwatch(Msisdn number, Consumer<HandsetEvent> watcher) {
        handset(number).unwatch(watcher);
    }
}
