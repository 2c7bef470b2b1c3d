package telecom.assistant.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import telecom.assistant.benchmarks.cluster.Cluster;
import telecom.assistant.benchmarks.promise.Account;
import telecom.assistant.benchmarks.promise.Ledger;
import telecom.assistant.benchmarks.promise.Medium;
import telecom.assistant.local.client.Handset;

/** Many subscribers at once. What they say and get is in the ledger. */
public final class Crowd implements AutoCloseable {

    private static final long FIRST_NUMBER = 50_000_000;

    private final Cluster cluster;
    private final Ledger ledger;
    private final Random random;
    private final Clock clock = new Clock();
    private final List<Subscriber> subscribers = new ArrayList<>();

    public Crowd(Cluster cluster, Ledger ledger, long seed) {
        this.cluster = cluster;
        this.ledger = ledger;
        this.random = new Random(seed);
    }

    /** Adds subscribers of one channel, who all talk in this way; returns their accounts. */
    public List<Account> add(Medium medium, int count, Talk talk) {
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Account account = ledger.open(medium);
            accounts.add(account);
            subscribers.add(subscriber(account, talk, nextNumber()));
        }
        return accounts;
    }

    private String nextNumber() {
        return "+8210" + (FIRST_NUMBER + subscribers.size());
    }

    private Subscriber subscriber(Account account, Talk talk, String number) {
        BiFunction<Account, Long, Subscriber> subscriber =
                switch (account.medium()) {
                    case VOICE ->
                        (mine, seed) -> new CallSubscriber(
                                mine,
                                talk,
                                clock,
                                seed,
                                cluster.channels().webSocketUrl("/voice/conversation-relay"),
                                number);
                    case SMS ->
                        (mine, seed) -> new TextSubscriber(
                                mine,
                                talk,
                                clock,
                                seed,
                                new Handset(cluster.stack().smsc(), number));
                    case WEB ->
                        (mine, seed) -> new ChatSubscriber(
                                mine, talk, clock, seed, cluster.channels().baseUrl(), number);
                };
        return subscriber.apply(account, random.nextLong());
    }

    /** All begin to talk, spread over a time. */
    public void begin(Duration within) {
        long step = within.toMillis() / Math.max(1, subscribers.size());
        for (int i = 0; i < subscribers.size(); i++) {
            subscribers.get(i).begin(Duration.ofMillis(step * i));
        }
    }

    /** Nobody says anything new any more. */
    public void stop() {
        subscribers.forEach(Subscriber::stop);
    }

    /** Waits until everybody has said everything and has got the replies, or has given up; false when that takes longer. */
    public boolean awaitDone(Duration limit) {
        try {
            CompletableFuture.allOf(subscribers.stream().map(Subscriber::done).toArray(CompletableFuture[]::new))
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the subscribers", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        stop();
        clock.close();
        subscribers.forEach(Subscriber::hangUp);
    }
}
