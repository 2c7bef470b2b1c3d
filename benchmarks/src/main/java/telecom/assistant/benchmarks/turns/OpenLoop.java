package telecom.assistant.benchmarks.turns;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import telecom.assistant.benchmarks.chat.ChatClient;

/** Questions arrive at fixed times, however long replies take. A question waits while no conversation is free. */
final class OpenLoop implements Talk {

    private final ChatClient client;
    private final List<Speaker> speakers;
    private final Arrivals arrivals;
    private final Places places;
    private final Deque<Long> queue = new ArrayDeque<>();
    private final AtomicLong waited = new AtomicLong();
    private Pacer pacer;
    private volatile boolean stopped;

    OpenLoop(ChatClient client, List<Speaker> speakers, Arrivals arrivals) {
        this.client = client;
        this.speakers = List.copyOf(speakers);
        this.arrivals = arrivals;
        this.places = new Places(speakers.size());
    }

    @Override
    public void start() {
        pacer = new Pacer("arrivals", arrivals, due -> client.execute(() -> arrive(due)));
    }

    private void arrive(long due) {
        if (stopped) {
            return;
        }
        OptionalInt place = places.reserve();
        if (place.isPresent()) {
            ask(place.getAsInt(), due);
        } else {
            queue.add(due);
            waited.incrementAndGet();
        }
    }

    private void ask(int place, long due) {
        speakers.get(place).ask(due, () -> answered(place));
    }

    private void answered(int place) {
        if (queue.isEmpty()) {
            places.release(place);
        } else {
            ask(place, queue.remove());
        }
    }

    @Override
    public void stop() {
        stopped = true;
        pacer.close();
    }

    @Override
    public long waited() {
        return waited.get();
    }
}
