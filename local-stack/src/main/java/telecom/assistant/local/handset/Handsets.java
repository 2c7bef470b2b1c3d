package telecom.assistant.local.handset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import telecom.assistant.local.handset.HandsetEvent.Message;
import telecom.assistant.local.handset.HandsetEvent.Status;

/** All handsets by number. Safe from any thread. Forgets the handset unused for longest when there are too many. */
public final class Handsets {
    private static final int LIMIT = 20_000;

    private final Map<Msisdn, Handset> handsets = new LinkedHashMap<>(64, 0.75f, true);

    private synchronized Handset handset(Msisdn number) {
        Handset handset = handsets.computeIfAbsent(number, unknown -> new Handset());
        if (handsets.size() > LIMIT) {
            Map.Entry<Msisdn, Handset> eldest = handsets.entrySet().iterator().next();
            if (eldest.getValue().isIdle()) {
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

    /** Gives the history to the watcher and then every event; it must not block. */
    public void watch(Msisdn number, Consumer<HandsetEvent> watcher) {
        handset(number).watch(watcher);
    }

    void unwatch(Msisdn number, Consumer<HandsetEvent> watcher) {
        handset(number).unwatch(watcher);
    }
}
