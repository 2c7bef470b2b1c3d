package telecom.assistant.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.client.DirectLineChat;
import telecom.assistant.local.client.Handset;
import telecom.assistant.local.model.Pace;

/** The gateway dies in the middle of a reply, and the subscriber still gets all of it, once. */
class CrashIT {

    private static final Pace SLOW = new Pace(Duration.ofMillis(100), Duration.ofMillis(60));

    private final World world = World.running();

    @Test
    void aChatReplyThatACrashCutOffArrivesCompleteAndOnce() {
        String number = World.freshNumber();
        try (DirectLineChat chat = world.chat("app-crash", "박준서", number)) {
            world.stack().model().pace(SLOW);
            chat.say("로밍 요금제 알려줘", "ko-KR");
            await("the reply to begin").atMost(Duration.ofSeconds(20)).until(() -> !chat.streamed()
                    .isEmpty());

            world.gateway().kill();
            assertThat(chat.replies()).as("the reply was cut off").isEmpty();
            world.stack().model().pace(World.PACE);
            world.gateway().restart();
            chat.reconnect();

            await("the whole reply").atMost(Duration.ofSeconds(30)).until(() -> !chat.replies()
                    .isEmpty());
            chat.say("감사합니다", "ko-KR");
            await("the next reply")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> chat.replies().size() >= 2);
            assertThat(chat.replies()).hasSize(2);
            assertThat(chat.replyTexts().get(0)).contains("로밍").endsWith("지금 신청해 드릴까요?");
            assertThat(chat.replies())
                    .extracting(reply -> reply.path("channelData").path("turn").asLong())
                    .containsExactly(1L, 2L);
        }
    }

    @Test
    void aTextThatACrashLeftUnansweredIsAnsweredOnce() {
        Handset handset = world.handset(World.freshNumber());
        world.stack().model().pace(SLOW);
        int requests = world.stack().model().requests().size();
        handset.text("요금 얼마예요?");
        await("the model to be asked")
                .atMost(Duration.ofSeconds(20))
                .until(() -> world.stack().model().requests().size() > requests);

        world.gateway().kill();
        world.stack().model().pace(World.PACE);
        world.gateway().restart();

        await("the reply").atMost(Duration.ofSeconds(30)).until(() -> !handset.received()
                .isEmpty());
        handset.text("감사합니다");
        await("the next reply")
                .atMost(Duration.ofSeconds(20))
                .until(() -> handset.received().size() >= 2);
        assertThat(handset.received()).hasSize(2);
    }
}
