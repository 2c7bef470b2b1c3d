package telecom.assistant.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.client.DirectLineChat;
import telecom.assistant.local.model.Fault;

/** Whatever happens to the inference tier, the subscriber gets an answer. */
class ModelFailureIT {

    private final World world = World.running();

    @AfterEach
    void reset() {
        world.stack().model().reset();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"OVERLOADED", "ERROR_MIDWAY"})
    void aSubscriberGetsAnApologyAndTheOfferOfAnAgent(Fault fault) {
        String number = World.freshNumber();
        try (DirectLineChat chat = world.chat("app-failure-" + number, "최유진", number)) {
            world.stack().model().fail(fault, 50);

            chat.say("이번 달 요금 얼마예요?", "ko-KR");

            await("the apology").atMost(Duration.ofSeconds(30)).until(() -> !chat.replies()
                    .isEmpty());
            assertThat(chat.replyTexts())
                    .singleElement()
                    .asString()
                    .contains("AI")
                    .contains("상담원");
            assertThat(chat.replies()
                            .get(0)
                            .path("channelData")
                            .path("complete")
                            .asBoolean(true))
                    .isFalse();
        }
    }
}
