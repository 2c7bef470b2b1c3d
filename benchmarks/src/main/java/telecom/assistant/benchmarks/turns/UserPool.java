package telecom.assistant.benchmarks.turns;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import telecom.assistant.benchmarks.chat.ChatClient;
import telecom.assistant.local.model.ModelStandIn;

/**
 * Subscribers whose chats are open before a measurement begins, so that none has to be opened during it. Those who have
 * had all their turns stay connected until {@link #close}, so that none has to be closed during it either. Confined to
 * the event loop.
 */
final class UserPool {

    /** How many chats are opened at the same time. With more, accepting connections would become the bottleneck. */
    private static final int AT_ONCE = 16;

    private final ChatClient client;
    private final ModelStandIn model;
    private final TurnLog log;
    private final String run = UUID.randomUUID().toString();
    private final Deque<ChatUser> ready = new ArrayDeque<>();
    private final List<ChatUser> taken = new ArrayList<>();
    private long number;
    private long openedLate;

    UserPool(ChatClient client, ModelStandIn model, TurnLog log) {
        this.client = client;
        this.model = model;
        this.log = log;
    }

    /** Completes when {@code count} subscribers are ready; fails if a chat cannot be opened. */
    Future<Void> prepare(int count) {
        Promise<Void> done = Promise.promise();
        int[] missing = {Math.max(0, count - ready.size())};
        if (missing[0] == 0) {
            return Future.succeededFuture();
        }
        int[] toOpen = {missing[0]};
        for (int i = 0; i < AT_ONCE; i++) {
            openNext(toOpen, missing, done);
        }
        return done.future();
    }

    private void openNext(int[] toOpen, int[] missing, Promise<Void> done) {
        if (toOpen[0] == 0 || done.future().failed()) {
            return;
        }
        toOpen[0]--;
        open().onFailure(done::tryFail).onSuccess(user -> {
            ready.add(user);
            missing[0]--;
            if (missing[0] == 0) {
                done.tryComplete();
            }
            openNext(toOpen, missing, done);
        });
    }

    private Future<ChatUser> open() {
        number++;
        return client.open("dl_" + run + "_" + number).map(chat -> new ChatUser(chat, model::answerTime, log));
    }

    /** A fresh subscriber. If none is ready, a chat is opened and counted as late. */
    Future<ChatUser> take() {
        if (!ready.isEmpty()) {
            return Future.succeededFuture(markTaken(ready.remove()));
        }
        openedLate++;
        return open().map(this::markTaken);
    }

    private ChatUser markTaken(ChatUser user) {
        taken.add(user);
        return user;
    }

    /** How many chats had to be opened by {@link #take}. */
    long openedLate() {
        return openedLate;
    }

    boolean isAnybodyWaiting() {
        return taken.stream().anyMatch(ChatUser::isWaiting);
    }

    void giveUp() {
        taken.forEach(ChatUser::giveUp);
    }

    /** Closes all chats, the unused ones too. */
    Future<Void> close() {
        List<Future<Void>> closing = Stream.concat(ready.stream(), taken.stream())
                .map(ChatUser::close)
                .toList();
        ready.clear();
        taken.clear();
        return Future.join(closing).mapEmpty();
    }
}
