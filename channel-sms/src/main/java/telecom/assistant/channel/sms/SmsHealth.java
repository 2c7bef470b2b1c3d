package telecom.assistant.channel.sms;

import io.smallrye.health.api.Wellness;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import telecom.assistant.channel.sms.config.SmsConfig;
import telecom.assistant.channel.sms.smpp.SmscRoutes;

/**
 * Reports whether texts get through: down once a bind has been lost for {@code assistant.sms.smpp.down-after}. This is
 * a wellness check rather than a readiness check, because a node that has lost its bind still serves calls and chats.
 */
@Wellness
class SmsHealth implements HealthCheck {

    private final SmsChannel channel;
    private final SmsConfig config;

    SmsHealth(SmsChannel channel, SmsConfig config) {
        this.channel = channel;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("sms");
        Optional<SmscRoutes> smscs = channel.smscs();
        if (smscs.isEmpty()) {
            return response.up().withData("smsc", "off").build();
        }
        Duration unbound = smscs.get().unboundFor();
        return response.status(unbound.compareTo(config.smpp().downAfter()) < 0)
                .withData("smsc", unbound.isZero() ? "bound" : "unbound")
                .withData("unbound-seconds", unbound.toSeconds())
                .build();
    }
}
