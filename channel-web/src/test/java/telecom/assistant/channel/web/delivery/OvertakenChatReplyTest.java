package telecom.assistant.channel.web.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.channel.web.delivery.WebTestNode.await;

import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Author;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.channel.event.OutboundEvent.ReplyStarted;
import telecom.assistant.store.web.MemoryWebStores;

/** A reply is cancelled, or overtaken by the next turn, while its deltas keep arriving on another thread. */
class OvertakenChatReplyTest {

    private static final int ATTEMPTS = 200;
    private static final int MAX_DELTAS_BEFORE = 100;
    private static final int DELTAS_AFTER = 20;
    private static final long SEED = 20_261_124;

    private final MemoryWebStores stores = new MemoryWebStores();
    private final WebTestNode node = new WebTestNode(stores);

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    @Timeout(60)
    void showsNothingMoreOfTheOldTurnInAnyOf200Attempts() throws Exception {
        Random random = new Random(SEED);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            endAfter("chat-" + attempt, 1 + random.nextInt(MAX_DELTAS_BEFORE), random.nextBoolean());
        }
    }

    private void endAfter(String chat, int delta, boolean overtaken) throws Exception {
        stores.begin(chat);
        FakeClient client = node.connect(chat, 0);
        Route route = new Route(Channel.WEB, chat, "account-1", "assistant", 2);
        UUID conversation = Ids.timeOrdered();
        UUID reply = UUID.randomUUID();
        AtomicLong sent = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> engine = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                deliver(new ReplyDelta(route, conversation, 1, 1, reply, sent.get() + 1, "old ", "en"));
                sent.incrementAndGet();
            }
            deliver(new ReplyCompleted(route, conversation, 1, 1, reply, "old", "en", Author.ASSISTANT, true, 1L));
        });
        awaitDeltas(sent, delta);

        deliver(
                overtaken
                        ? new ReplyStarted(route, conversation, 1, 2, UUID.randomUUID(), "en")
                        : new ReplyCancelled(route, conversation, 1, 1, reply));
        int before = client.partials().size();
        awaitDeltas(sent, sent.get() + DELTAS_AFTER);
        over.set(true);
        engine.get(10, TimeUnit.SECONDS);

        assertThat(client.partials()).isNotEmpty().hasSize(before);
        assertThat(client.ids()).isEmpty();
    }

    private void deliver(OutboundEvent event) {
        await(node.delivery.deliver(event));
    }

    /** Spins instead of sleeping, so that the turn can end at any moment: between two deltas or during one. */
    private static void awaitDeltas(AtomicLong sent, long deltas) {
        while (sent.get() < deltas) {
            Thread.onSpinWait();
        }
    }
}
