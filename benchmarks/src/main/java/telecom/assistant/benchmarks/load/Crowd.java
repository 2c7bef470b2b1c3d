package telecom.assistant.benchmarks.load;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import telecom.assistant.benchmarks.cluster.Cluster;
import telecom.assistant.benchmarks.promise.Account;
import telecom.assistant.benchmarks.promise.Ledger;
import telecom.assistant.benchmarks.promise.Medium;
import telecom.assistant.local.client.Handset;
import telecom.assistant.local.gateway.Gateway;

/** Many subscribers at once. What they say and get is in the ledger. */
public final class Crowd implements AutoCloseable {

    private static final long FIRST_NUMBER = 50_000_000;

    private final Cluster cluster;
    private final Ledger ledger;
    private final Random random;
    private final Clock clock = new Clock();
    private final List<Subscriber> subscribers = new ArrayList<>();

    /** The second channels of those who use two. */
    private final List<Subscriber> also = new ArrayList<>();

    public Crowd(Cluster cluster, Ledger ledger, long seed) {
        this.cluster = cluster;
        this.ledger = ledger;
        this.random = new Random(seed);
    }

    /** Adds subscribers of one channel, who all talk in this way; returns their accounts. */
    public List<Account> add(Medium medium, int count, Talk talk) {
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            accounts.add(add(ledger.open(medium), talk, nextNumber()).account());
        }
        return accounts;
    }

    /** Adds subscribers who use two channels in turn, under one number. */
    public List<Account> add(Medium first, Medium second, int count, Talk talk) {
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String number = nextNumber();
            Subscriber one = add(ledger.open(first), talk, number);
            Subscriber other = subscriber(ledger.openAlso(one.account(), second), talk, number);
            one.takesTurnsWith(other);
            also.add(other);
            accounts.addAll(List.of(one.account(), other.account()));
        }
        return accounts;
    }

    private Subscriber add(Account account, Talk talk, String number) {
        Subscriber subscriber = subscriber(account, talk, number);
        subscribers.add(subscriber);
        return subscriber;
    }

    private String nextNumber() {
        return "+8210" + (FIRST_NUMBER + subscribers.size());
    }

    private Subscriber subscriber(Account account, Talk talk, String number) {
        long seed = random.nextLong();
        Gateway channels = cluster.channels();
        return switch (account.medium()) {
            case VOICE -> {
                URI url = channels.webSocketUrl("/voice/conversation-relay");
                yield new CallSubscriber(account, talk, clock, seed, url, number);
            }
            case SMS -> {
                Handset handset = new Handset(cluster.stack().smsc(), number);
                yield new TextSubscriber(account, talk, clock, seed, handset);
            }
            case WEB -> new ChatSubscriber(account, talk, clock, seed, channels.baseUrl(), number);
        };
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
        everybody().forEach(Subscriber::stop);
    }

    private Stream<Subscriber> everybody() {
        return Stream.concat(subscribers.stream(), also.stream());
    }

    /** Waits until everybody has said everything and has got the replies, or has given up; false when that takes longer. */
    public boolean awaitDone(Duration limit) {
        try {
            CompletableFuture.allOf(everybody().map(Subscriber::done).toArray(CompletableFuture[]::new))
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

    /** Waits until nothing has come to anybody for a time; false when that takes longer than the limit. */
    public boolean awaitQuiet(Duration quiet, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        long left;
        while ((left = quiet.toNanos() - (System.nanoTime() - latestStir())) > 0) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            sleep(left);
        }
        return true;
    }

    private long latestStir() {
        return everybody()
                .mapToLong(subscriber -> subscriber.account().stirredAt())
                .max()
                .orElseThrow();
    }

    private static void sleep(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the subscribers", e);
        }
    }

    @Override
    public void close() {
        stop();
        clock.close();
        everybody().forEach(Subscriber::hangUp);
    }
}
