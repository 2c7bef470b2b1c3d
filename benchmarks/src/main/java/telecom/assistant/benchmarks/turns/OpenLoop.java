package telecom.assistant.benchmarks.turns;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import telecom.assistant.benchmarks.chat.ChatClient;

/** Questions arrive at fixed times, however long replies take. A question waits while no conversation is free. */
final class OpenLoop implements LoadGenerator {

    private final ChatClient client;
    private final List<Speaker> speakers;
    private final Arrivals arrivals;
    private final FreeConversations conversations;
    private final Deque<Long> queue = new ArrayDeque<>();
    private final AtomicLong waited = new AtomicLong();
    private Pacer pacer;
    private volatile boolean stopped;

    OpenLoop(ChatClient client, List<Speaker> speakers, Arrivals arrivals) {
        this.client = client;
        this.speakers = List.copyOf(speakers);
        this.arrivals = arrivals;
        this.conversations = new FreeConversations(speakers.size());
    }

    @Override
    public void start() {
        pacer = new Pacer("arrivals", arrivals, due -> client.execute(() -> arrive(due)));
    }

    private void arrive(long due) {
        if (stopped) {
            return;
        }
        OptionalInt conversation = conversations.reserve();
        if (conversation.isPresent()) {
            ask(conversation.getAsInt(), due);
        } else {
            queue.add(due);
            waited.incrementAndGet();
        }
    }

    private void ask(int conversation, long due) {
        speakers.get(conversation).ask(due, () -> answered(conversation));
    }

    private void answered(int conversation) {
        if (queue.isEmpty()) {
            conversations.release(conversation);
        } else {
            ask(conversation, queue.remove());
        }
    }

    @Override
    public void stop() {
        stopped = true;
        pacer.close();
    }

    @Override
    public long questionsThatWaited() {
        return waited.get();
    }
}
