package telecom.assistant.gateway.engine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.flow.Periodic;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.channel.kafka.EventPublisher;
import telecom.assistant.store.conversation.Lapsed;
import telecom.assistant.store.conversation.LapsedConversations;

/**
 * Searches the store for conversations in which nothing has happened for too long, and publishes an event for each, so
 * that ending the conversation is a decision like any other, taken in order with what the subscriber says. Only one
 * engine node searches.
 */
@Startup
@ApplicationScoped
class LapseWatch {

    private static final Logger LOG = Logger.getLogger(LapseWatch.class);
    private static final String SOURCE = "/engine";
    private static final int MOST_AT_ONCE = 500;
    /**
     * The pause before the next search if there may be more; the conversations found so far can end in the meantime.
     */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final LapsedConversations lapsed;
    private final Lanes lanes;
    private final EventPublisher publisher;
    private final EngineConfig config;
    private final NodeRoles roles;
    private final Timers timers;
    private final Counter published;
    private volatile int lastBatchSize;
    private Cancellable searching = () -> {};

    LapseWatch(
            LapsedConversations lapsed,
            Lanes lanes,
            EventPublisher publisher,
            EngineConfig config,
            NodeRoles roles,
            Timers timers,
            MeterRegistry meters) {
        this.lapsed = lapsed;
        this.lanes = lanes;
        this.publisher = publisher;
        this.config = config;
        this.roles = roles;
        this.timers = timers;
        this.published = meters.counter("assistant.engine.lapses");
        Gauge.builder("assistant.engine.lapsed", () -> lastBatchSize)
                .description("Conversations found lapsed by the last search; " + MOST_AT_ONCE + " when there are more")
                .register(meters);
    }

    @PostConstruct
    void scheduleSearches() {
        if (roles.has("engine")) {
            searching = Periodic.every(config.lapseInterval(), timers, "lapsed conversations not read", this::search);
        }
    }

    @PreDestroy
    void stopSearching() {
        searching.cancel();
    }

    private Uni<Void> search() {
        if (!lanes.isFirst()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = Instant.now();
        return lapsed.find(
                        now.minus(config.conversationIdle()),
                        now.minus(config.attendedIdle()),
                        now.minus(config.agentPatience()),
                        MOST_AT_ONCE)
                .invoke(batch -> publish(batch, now))
                .chain(batch -> batch.size() == MOST_AT_ONCE
                        ? timers.after(PAUSE).chain(this::search)
                        : Uni.createFrom().voidItem());
    }

    /** A conversation whose event is not published is found again by the next search. */
    private void publish(List<Lapsed> batch, Instant now) {
        lastBatchSize = batch.size();
        for (Lapsed conversation : batch) {
            String id = Ids.derived("lapse", conversation.conversation() + "/" + now)
                    .toString();
            publisher
                    .publish(Envelope.of(
                            id,
                            SOURCE,
                            conversation.subscriber(),
                            new InboundEvent.ConversationLapsed(conversation.conversation())))
                    .subscribe()
                    .with(
                            sent -> published.increment(),
                            failure -> LOG.warnf(
                                    "lapse not published conversation=%s cause=%s",
                                    conversation.conversation(),
                                    failure.getClass().getSimpleName()));
        }
    }
}
