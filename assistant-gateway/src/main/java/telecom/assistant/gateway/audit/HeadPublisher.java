package telecom.assistant.gateway.audit;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import telecom.assistant.channel.flow.Periodic;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.store.audit.AuditConfig;
import telecom.assistant.store.audit.AuditHead;
import telecom.assistant.store.audit.AuditTrail;

/** Publishes the head of this node's audit chain at intervals, if the chain has grown since. */
@Startup
@ApplicationScoped
class HeadPublisher {

    private final AuditTrail trail;
    private final HeadTopic topic;
    private final AuditConfig config;
    private final Timers timers;
    private Cancellable schedule = () -> {};
    private volatile long publishedNumber;

    HeadPublisher(AuditTrail trail, HeadTopic topic, AuditConfig config, Timers timers) {
        this.trail = trail;
        this.topic = topic;
        this.config = config;
        this.timers = timers;
    }

    @PostConstruct
    void start() {
        schedule = Periodic.every(config.headInterval(), timers, "audit head not published", this::publish);
    }

    @PreDestroy
    void stop() {
        schedule.cancel();
    }

    /** Publishes the head now, unless the topic already has it. */
    Uni<Void> publish() {
        AuditHead head = trail.head();
        if (head.number() == publishedNumber) {
            return Uni.createFrom().voidItem();
        }
        return topic.publish(head)
                .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                .invoke(() -> publishedNumber = head.number());
    }
}
