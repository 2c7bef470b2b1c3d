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
import telecom.assistant.channel.Channel;
import telecom.assistant.local.client.Handset;
import telecom.assistant.local.gateway.Gateway;

/** Many subscribers at once. The ledger records what they send and receive. */
public final class Crowd implements AutoCloseable {

    private static final long FIRST_NUMBER = 50_000_000;

    private final Cluster cluster;
    private final Ledger ledger;
    private final Random random;
    private final SubscriberThreads threads = new SubscriberThreads();
    private final List<Subscriber> subscribers = new ArrayList<>();
    private int begunCount;

    /** The second channels of subscribers who use two. */
    private final List<Subscriber> secondChannels = new ArrayList<>();

    public Crowd(Cluster cluster, Ledger ledger, long seed) {
        this.cluster = cluster;
        this.ledger = ledger;
        this.random = new Random(seed);
    }

    /** Adds subscribers on one channel, who all talk in the same pattern; returns their accounts. */
    public List<Account> add(Channel channel, int count, TalkPattern pattern) {
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            accounts.add(add(ledger.open(channel), pattern, nextNumber()).account());
        }
        return accounts;
    }

    /** Adds subscribers who alternate between two channels under one number; returns their accounts. */
    public List<Account> add(Channel first, Channel second, int count, TalkPattern pattern) {
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String number = nextNumber();
            Subscriber one = add(ledger.open(first), pattern, number);
            Subscriber other = subscriber(ledger.openAlso(one.account(), second), pattern, number);
            one.alternateWith(other);
            secondChannels.add(other);
            accounts.addAll(List.of(one.account(), other.account()));
        }
        return accounts;
    }

    private Subscriber add(Account account, TalkPattern pattern, String number) {
        Subscriber subscriber = subscriber(account, pattern, number);
        subscribers.add(subscriber);
        return subscriber;
    }

    private String nextNumber() {
        return "+8210" + (FIRST_NUMBER + subscribers.size());
    }

    private Subscriber subscriber(Account account, TalkPattern pattern, String number) {
        long seed = random.nextLong();
        Gateway channels = cluster.channels();
        return switch (account.channel().label()) {
            case "voice" -> {
                URI url = channels.webSocketUrl("/voice/conversation-relay");
                yield new CallSubscriber(account, pattern, threads, seed, url, number);
            }
            case "sms" -> {
                Handset handset = new Handset(cluster.stack().smsc(), number);
                yield new TextSubscriber(account, pattern, threads, seed, handset);
            }
            case "web" -> new ChatSubscriber(account, pattern, threads, seed, channels.baseUrl(), number);
            default -> throw new IllegalArgumentException("channel: nobody speaks on " + account.channel());
        };
    }

    /** Starts all subscribers who have not begun to talk, one after another within the given time. */
    public void begin(Duration within) {
        List<Subscriber> beginners = subscribers.subList(begunCount, subscribers.size());
        long step = within.toMillis() / Math.max(1, beginners.size());
        for (int i = 0; i < beginners.size(); i++) {
            beginners.get(i).begin(Duration.ofMillis(step * i));
        }
        begunCount = subscribers.size();
    }

    /** Keeps all new utterances back until {@link #talkAgain}; replies still arrive. */
    public void keepQuiet() {
        threads.keepQuiet();
    }

    public void talkAgain() {
        threads.talkAgain();
    }

    /** Stops all new utterances from now on. */
    public void stop() {
        everybody().forEach(Subscriber::stop);
    }

    private Stream<Subscriber> everybody() {
        return Stream.concat(subscribers.stream(), secondChannels.stream());
    }

    /**
     * Waits until all subscribers have sent everything and have all replies or have given up; false if that takes
     * longer.
     */
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

    /** Waits until nothing has arrived anywhere for the quiet time; false if that takes longer than the limit. */
    public boolean awaitSilence(Duration quiet, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        long left;
        while ((left = quiet.toNanos() - (System.nanoTime() - lastActivity())) > 0) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            sleep(left);
        }
        return true;
    }

    private long lastActivity() {
        return everybody()
                .mapToLong(subscriber -> subscriber.account().lastActivityAt())
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
        threads.close();
        everybody().forEach(Subscriber::hangUp);
    }
}
