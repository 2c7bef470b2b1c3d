package telecom.assistant.channel.web.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import telecom.assistant.store.web.WebActivity;

class LiveStreamTest {

    private final FakeClient client = new FakeClient();
    private final List<WebActivity> stored = new ArrayList<>();
    private final Queue<Runnable> reads = new ArrayDeque<>();

    @Test
    void sendsTheActivitiesAfterTheWatermarkAndThenNewOnes() {
        store(1, 2, 3);
        LiveStream stream = streamFrom(1);
        readAll();

        stream.push(store(4));

        assertThat(client.ids()).containsExactly("2", "3", "4");
        assertThat(client.watermark()).isEqualTo("4");
    }

    @Test
    void neitherLosesNorRepeatsActivitiesStoredDuringTheReplay() {
        store(1, 2);
        LiveStream stream = streamFrom(0);
        stream.push(store(3));
        stream.push(store(4));

        readAll();
        stream.push(store(5));

        assertThat(client.ids()).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void looksAgainForActivitiesStoredAfterTheLastPageWasRead() {
        LiveStream stream = streamFrom(0);
        UniEmitter<? super List<WebActivity>> emptyPage = takeRead();
        stream.push(store(1));
        emptyPage.complete(List.of());

        readAll();

        assertThat(client.ids()).containsExactly("1");
    }

    @Test
    void readsActivitiesThatAnotherNodeHasStored() {
        LiveStream stream = streamFrom(0);
        readAll();
        store(1);

        stream.push(store(2));
        readAll();

        assertThat(client.ids()).containsExactly("1", "2");
    }

    @Test
    void sendsNothingTwice() {
        LiveStream stream = streamFrom(0);
        readAll();
        WebActivity activity = store(1);

        stream.push(activity);
        stream.push(activity);

        assertThat(client.ids()).containsExactly("1");
    }

    @Test
    void showsPartialRepliesWithoutMovingTheWatermark() {
        store(1);
        LiveStream stream = streamFrom(0);
        stream.show("{\"type\":\"typing\",\"text\":\"too early\"}");
        readAll();

        stream.show("{\"type\":\"typing\",\"text\":\"now\"}");

        assertThat(client.partials()).containsExactly("now");
        assertThat(client.watermark()).isEqualTo("1");
    }

    @Test
    void asksTheClientToReconnectWhenTheStoreCannotBeRead() {
        streamFrom(0);
        takeRead().fail(new IllegalStateException("down"));

        assertThat(client.closed).isEqualTo(CloseCodes.TRY_AGAIN_LATER);
    }

    private final List<UniEmitter<? super List<WebActivity>>> pending = new ArrayList<>();

    private LiveStream streamFrom(long cursor) {
        LiveStream stream = new LiveStream(client, this::read, cursor);
        stream.resume();
        return stream;
    }

    private Uni<List<WebActivity>> read(long seq) {
        return Uni.createFrom().emitter(emitter -> {
            pending.add(emitter);
            reads.add(() -> emitter.complete(stored.stream()
                    .filter(activity -> activity.seq() > seq)
                    .limit(2)
                    .toList()));
        });
    }

    private void readAll() {
        while (!reads.isEmpty()) {
            reads.remove().run();
        }
    }

    /** Hands the pending read to the test, which answers it. */
    private UniEmitter<? super List<WebActivity>> takeRead() {
        reads.clear();
        return pending.get(pending.size() - 1);
    }

    private WebActivity store(long... seqs) {
        for (long seq : seqs) {
            stored.add(new WebActivity(seq, "{\"type\":\"message\",\"id\":\"" + seq + "\"}"));
        }
        return stored.get(stored.size() - 1);
    }
}
