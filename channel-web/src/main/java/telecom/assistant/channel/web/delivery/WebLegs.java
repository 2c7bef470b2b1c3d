package telecom.assistant.channel.web.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import telecom.assistant.channel.web.config.WebConfig;

/** The conversations that this node holds in memory. Those without a stream are removed after a while. */
@ApplicationScoped
public class WebLegs {

    private final Map<String, WebLeg> legs = new ConcurrentHashMap<>();
    private final Duration idle;

    public WebLegs(WebConfig config) {
        this.idle = config.delivery().legIdle();
    }

    public WebLeg of(String conversation) {
        return legs.compute(conversation, (id, existing) -> {
            WebLeg leg = existing == null ? new WebLeg() : existing;
            leg.touch();
            return leg;
        });
    }

    /** Forgets the conversations in which nothing has happened for long enough. */
    Uni<Void> forgetIdle() {
        Instant since = Instant.now().minus(idle);
        for (String conversation : legs.keySet()) {
            legs.computeIfPresent(conversation, (id, leg) -> leg.isIdleSince(since) ? null : leg);
        }
        return Uni.createFrom().voidItem();
    }
}
