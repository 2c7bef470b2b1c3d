package telecom.assistant.channel.web.delivery;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import telecom.assistant.channel.flow.Periodic;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.channel.web.config.WebConfig;

/** The conversations that this node holds in memory. Those without a stream leave it after a while. */
@ApplicationScoped
public class WebLegs {

    private final Map<String, WebLeg> legs = new ConcurrentHashMap<>();
    private final Duration idle;
    private final Cancellable sweeping;

    public WebLegs(WebConfig config, Timers timers) {
        this.idle = config.delivery().legIdle();
        this.sweeping = Periodic.every(idle.dividedBy(2), timers, "idle legs not forgotten channel=web", () -> {
            forgetIdle(timers.now());
            return Uni.createFrom().voidItem();
        });
    }

    public WebLeg of(String conversation) {
        return legs.compute(conversation, (id, known) -> {
            WebLeg leg = known == null ? new WebLeg() : known;
            leg.touch();
            return leg;
        });
    }

    private void forgetIdle(Instant now) {
        Instant since = now.minus(idle);
        for (String conversation : legs.keySet()) {
            legs.computeIfPresent(conversation, (id, leg) -> leg.isIdleSince(since) ? null : leg);
        }
    }

    @PreDestroy
    void close() {
        sweeping.cancel();
    }
}
