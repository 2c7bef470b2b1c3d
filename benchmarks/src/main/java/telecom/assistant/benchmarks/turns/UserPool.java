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
 * Subscribers whose chats are open, so that nobody has to be opened while something is measured. Those who are done stay
 * connected until {@link #close}, which costs nothing then. Lives on the event loop.
 */
final class UserPool {

    /** More would make the application's accepting of connections the bottleneck. */
    private static final int AT_ONCE = 16;

    private final ChatClient client;
    private final ModelStandIn model;
    private final TurnLog log;
    private final String run = UUID.randomUUID().toString();
    private final Deque<ChatUser> ready = new ArrayDeque<>();
    private final List<ChatUser> taken = new ArrayList<>();
    private long number;
    private long late;

    UserPool(ChatClient client, ModelStandIn model, TurnLog log) {
        this.client = client;
        this.model = model;
        this.log = log;
    }

    /** Completes when {@code count} subscribers are ready; fails if one cannot be opened. */
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

    /** A fresh subscriber; if there is none, one is opened and counted. */
    Future<ChatUser> take() {
        if (!ready.isEmpty()) {
            return Future.succeededFuture(keep(ready.remove()));
        }
        late++;
        return open().map(this::keep);
    }

    private ChatUser keep(ChatUser user) {
        taken.add(user);
        return user;
    }

    /** How many had to be opened by {@link #take}. */
    long late() {
        return late;
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
