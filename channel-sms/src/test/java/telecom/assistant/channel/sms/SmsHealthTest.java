package telecom.assistant.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;

class SmsHealthTest {

    @Test
    void keepsTheNodeInRotationForCallsWhenTheBindIsLost() {
        assertThat(SmsHealth.class.isAnnotationPresent(Readiness.class)).isFalse();
        assertThat(SmsHealth.class.isAnnotationPresent(Wellness.class)).isTrue();
    }
}
