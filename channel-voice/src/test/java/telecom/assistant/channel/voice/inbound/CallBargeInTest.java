package telecom.assistant.channel.voice.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import telecom.assistant.channel.event.InboundEvent.ReplyInterrupted;
import telecom.assistant.channel.event.OutboundEvent.TransferRequested;
import telecom.assistant.channel.voice.delivery.Turns;
import telecom.assistant.channel.voice.delivery.VoiceLine;

/** A caller speaks over a reply whose deltas keep arriving on another thread. */
class CallBargeInTest {

    private static final int ATTEMPTS = 200;
    private static final int LATEST_DELTA = 100;
    private static final int DELTAS_AFTERWARDS = 20;
    private static final long SEED = 20_261_124;

    @Test
    @Timeout(60)
    void saysNothingMoreOfTheOldTurnInAnyOf200Attempts() throws Exception {
        Random random = new Random(SEED);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            interruptAfter(1 + random.nextInt(LATEST_DELTA), random.nextBoolean());
        }
    }

    private static void interruptAfter(int delta, boolean repeated) throws Exception {
        VoiceTestNode node = new VoiceTestNode();
        ThreadSafeLine line = new ThreadSafeLine();
        Turns turns = new Turns();
        Call call = node.calls().open(new CallSetup(Turns.CALL, "VX1", null, null, "en", null), line);
        AtomicLong sent = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> engine = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                call.deliver(turns.delta(1, sent.get() + 1, "old "));
                sent.incrementAndGet();
            }
            call.deliver(turns.completed(1, "old and older"));
        });
        until(sent, delta);

        call.bargeIn("old", 300);
        int before = line.said.size();
        if (repeated) {
            call.deliver(turns.afterTakeover().delta(1, 1, "old "));
        }
        until(sent, sent.get() + DELTAS_AFTERWARDS);
        over.set(true);
        engine.get(10, TimeUnit.SECONDS);
        call.deliver(turns.afterTakeover().completed(2, "new"));

        assertThat(line.said).hasSize(before + 1).last().isEqualTo("new");
        assertThat(node.events()).filteredOn(ReplyInterrupted.class::isInstance).hasSize(1);
    }

    /** Waits actively, so that the barge-in may come at any moment between two deltas or during one. */
    private static void until(AtomicLong sent, long deltas) {
        while (sent.get() < deltas) {
            Thread.onSpinWait();
        }
    }

    private static final class ThreadSafeLine implements VoiceLine {

        private final List<String> said = new CopyOnWriteArrayList<>();

        @Override
        public void say(String text, boolean last, String language) {
            said.add(text);
        }

        @Override
        public void handBack(TransferRequested transfer) {
            throw new UnsupportedOperationException("nobody asked for a person");
        }

        @Override
        public void announce(String text, String language) {
            said.add(text);
        }

        @Override
        public void hangUp() {
            throw new UnsupportedOperationException("nobody hung up");
        }

        @Override
        public void leave() {
            throw new UnsupportedOperationException("nobody hung up");
        }

        @Override
        public void drop() {
            throw new UnsupportedOperationException("nobody hung up");
        }
    }
}
