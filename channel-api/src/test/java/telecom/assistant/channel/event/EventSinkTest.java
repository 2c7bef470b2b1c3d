package telecom.assistant.channel.event;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventSinkTest {

    @Test
    void doesNotWaitForeverForOneEvent() {
        EventSink unanswered = envelope -> Uni.createFrom().nothing();

        unanswered
                .within(Duration.ofMillis(1))
                .publish(null)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .awaitFailure()
                .assertFailedWith(TimeoutException.class);
    }
}
