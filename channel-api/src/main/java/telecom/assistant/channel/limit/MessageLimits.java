package telecom.assistant.channel.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Emergency;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.limit.Refusal.Cause;
import telecom.assistant.channel.limit.Refusal.Explanation;

/**
 * Decides which messages of a subscriber go to the engine, in calls and chats alike: a limited number in each period,
 * and only the first few of those with the same content, because a machine may be answering each of our replies. A
 * message that is not passed on never costs a request to a model. The counts are kept in this node's memory; the texts
 * are not kept. Safe for use by many threads.
 */
@ApplicationScoped
public class MessageLimits {

    private static final Logger LOG = Logger.getLogger(MessageLimits.class);

    /**
     * This many calls for help are always passed on. Further ones are judged like other messages, since a machine may
     * be repeating itself.
     */
    private static final int CALLS_FOR_HELP = 5;

    private static final Duration CALLS_PERIOD = Duration.ofMinutes(10);

    private final LimitConfig config;
    private final LongSupplier nanos;
    private final MeterRegistry meters;
    private final Explanation tooMany;
    private final Explanation repeated;
    private final Cache<SubscriberId, Sender> senders;

    @Inject
    public MessageLimits(LimitConfig config, MeterRegistry meters) {
        this(config, meters, System::nanoTime);
    }

    /** @param nanos a clock like {@link System#nanoTime()} */
    public MessageLimits(LimitConfig config, MeterRegistry meters, LongSupplier nanos) {
        this.config = config;
        this.meters = meters;
        this.nanos = nanos;
        this.tooMany = new Explanation(config.tooManyInKorean(), config.tooManyInEnglish());
        this.repeated = new Explanation(config.repeatedInKorean(), config.repeatedInEnglish());
        Duration longest = config.period().compareTo(config.loops().window()) > 0
                ? config.period()
                : config.loops().window();
        longest = longest.compareTo(CALLS_PERIOD) > 0 ? longest : CALLS_PERIOD;
        this.senders = Caffeine.newBuilder()
                .maximumSize(config.remembered())
                .expireAfterAccess(longest)
                .ticker(nanos::getAsLong)
                .build();
    }

    /**
     * Judges a message, and counts it. The result is empty if the message may be passed on, and otherwise says why not.
     * The first few calls for help are always passed on and do not count as messages.
     */
    public Optional<Refusal> judge(Channel channel, SubscriberId subscriber, String message) {
        Sender sender = senders.get(subscriber, unknown -> new Sender());
        if (Emergency.in(message).isPresent() && sender.admitCallForHelp()) {
            return Optional.empty();
        }
        Optional<Refusal> refusal = sender.judge(Gist.of(message));
        refusal.ifPresent(refused -> report(channel, refused));
        return refusal;
    }

    /**
     * Takes back the count of a message that was allowed but could not be passed on, so that the subscriber can send it
     * again.
     */
    public void takeBack(SubscriberId subscriber, String message) {
        Sender sender = senders.getIfPresent(subscriber);
        if (sender == null) {
            return;
        }
        if (Emergency.in(message).isPresent()) {
            sender.forgetCallForHelp();
        } else {
            sender.forgetLast(Gist.of(message));
        }
    }

    private void report(Channel channel, Refusal refused) {
        String cause = refused.cause().name().toLowerCase(Locale.ROOT);
        meters.counter("assistant.limits.refused", "channel", channel.label(), "cause", cause)
                .increment();
        if (refused.explanation().isPresent()) {
            LOG.infof("messages not passed on channel=%s cause=%s", channel.label(), cause);
        }
    }

    /** Counts the messages of one subscriber. */
    private final class Sender {

        private final Bucket messages = Buckets.of(config.messages(), config.period(), nanos);
        private final Bucket explanations = Buckets.of(1, config.period(), nanos);
        private final Deque<PastMessage> pastMessages = new ArrayDeque<>();

        private final Bucket callsForHelp = Buckets.of(CALLS_FOR_HELP, CALLS_PERIOD, nanos);

        private record PastMessage(int gist, long nanos) {}

        boolean admitCallForHelp() {
            return callsForHelp.tryConsume(1);
        }

        void forgetCallForHelp() {
            callsForHelp.addTokens(1);
        }

        synchronized Optional<Refusal> judge(String gist) {
            long now = nanos.getAsLong();
            pastMessages.removeIf(
                    earlier -> now - earlier.nanos() > config.loops().window().toNanos());
            long excess = timesSent(gist) - config.loops().answers() + 1;
            if (!gist.isEmpty() && config.loops().answers() > 0 && excess >= 0) {
                // The first refused repetition is remembered, too, so that the explanation is given only once.
                Optional<Explanation> explanation = excess == 0 ? Optional.of(repeated) : Optional.empty();
                explanation.ifPresent(first -> remember(gist, now));
                return Optional.of(new Refusal(Cause.REPEATED, explanation));
            }
            if (!messages.tryConsume(1)) {
                return Optional.of(new Refusal(
                        Cause.TOO_MANY, explanations.tryConsume(1) ? Optional.of(tooMany) : Optional.empty()));
            }
            remember(gist, now);
            return Optional.empty();
        }

        synchronized void forgetLast(String gist) {
            messages.addTokens(1);
            Iterator<PastMessage> newestFirst = pastMessages.descendingIterator();
            while (newestFirst.hasNext()) {
                if (newestFirst.next().gist() == gist.hashCode()) {
                    newestFirst.remove();
                    return;
                }
            }
        }

        private long timesSent(String gist) {
            return pastMessages.stream()
                    .filter(earlier -> earlier.gist() == gist.hashCode())
                    .count();
        }

        private void remember(String gist, long now) {
            if (!gist.isEmpty() && config.loops().answers() > 0) {
                pastMessages.addLast(new PastMessage(gist.hashCode(), now));
            }
        }
    }
}
