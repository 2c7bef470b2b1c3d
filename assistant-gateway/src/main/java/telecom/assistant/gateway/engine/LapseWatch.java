package telecom.assistant.gateway.engine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.kafka.EventPublisher;
import telecom.assistant.store.conversation.Lapsed;
import telecom.assistant.store.conversation.LapsedConversations;

/**
 * Looks in the store for conversations in which nothing has happened for too long, and tells their lanes by an event, so
 * that ending one is a step like any other and in order with what the subscriber says. One node of the engine looks.
 */
@Startup
@ApplicationScoped
class LapseWatch {

    private static final Logger LOG = Logger.getLogger(LapseWatch.class);
    private static final String SOURCE = "/engine";
    private static final int MOST_AT_ONCE = 500;
    /** When there were more, those found are given this long to end, and the next are looked for. */
    private static final long PAUSE_MILLIS = 2_000;

    private final LapsedConversations lapsed;
    private final Lanes lanes;
    private final EventPublisher publisher;
    private final EngineConfig config;
    private final NodeRoles roles;
    private final Vertx vertx;
    private final Counter told;
    private volatile int found;
    private long looking = -1;

    LapseWatch(
            LapsedConversations lapsed,
            Lanes lanes,
            EventPublisher publisher,
            EngineConfig config,
            NodeRoles roles,
            Vertx vertx,
            MeterRegistry meters) {
        this.lapsed = lapsed;
        this.lanes = lanes;
        this.publisher = publisher;
        this.config = config;
        this.roles = roles;
        this.vertx = vertx;
        this.told = meters.counter("assistant.engine.lapses");
        Gauge.builder("assistant.engine.lapsed", () -> found)
                .description("Conversations found lapsed at the last look; " + MOST_AT_ONCE + " when there are more")
                .register(meters);
    }

    @PostConstruct
    void lookNowAndThen() {
        if (roles.has("engine")) {
            looking = vertx.setPeriodic(config.lapseInterval().toMillis(), ignored -> look(Instant.now()));
        }
    }

    @PreDestroy
    void stopLooking() {
        vertx.cancelTimer(looking);
    }

    private void look(Instant now) {
        if (!lanes.isFirst()) {
            return;
        }
        lapsed.find(
                        now.minus(config.conversationIdle()),
                        now.minus(config.attendedIdle()),
                        now.minus(config.agentPatience()),
                        MOST_AT_ONCE)
                .subscribe()
                .with(
                        few -> tell(few, now),
                        failure -> LOG.warnf(
                                "lapsed conversations not read cause=%s",
                                failure.getClass().getSimpleName()));
    }

    /** One that is not told is found again the next time. */
    private void tell(List<Lapsed> few, Instant now) {
        found = few.size();
        if (found == MOST_AT_ONCE) {
            vertx.setTimer(PAUSE_MILLIS, ignored -> look(Instant.now()));
        }
        for (Lapsed one : few) {
            String id = Ids.derived("lapse", one.conversation() + "/" + now).toString();
            publisher
                    .publish(Envelope.of(
                            id, SOURCE, one.subscriber(), new InboundEvent.ConversationLapsed(one.conversation())))
                    .subscribe()
                    .with(
                            published -> told.increment(),
                            failure -> LOG.warnf(
                                    "lapse not told conversation=%s cause=%s",
                                    one.conversation(), failure.getClass().getSimpleName()));
        }
    }
}
