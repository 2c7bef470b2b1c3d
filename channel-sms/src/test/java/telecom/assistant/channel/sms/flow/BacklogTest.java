package telecom.assistant.channel.sms.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private final Backlog backlog = new Backlog(2);

    @Test
    void makesTheTakerWaitAtTheLimitUntilSomethingIsDone() {
        enter().assertCompleted();
        UniAssertSubscriber<Void> atLimit = enter();
        atLimit.assertNotTerminated();

        backlog.leave();

        atLimit.assertCompleted();
        assertThat(backlog.size()).isEqualTo(1);
    }

    private UniAssertSubscriber<Void> enter() {
        return backlog.enter().subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
