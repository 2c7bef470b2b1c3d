package telecom.assistant.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.client.RelayCall;
import telecom.assistant.local.model.Pace;

/** A node is told to stop (SIGTERM) while it speaks to a caller. */
class CallDrainIT {

    private static final Pace SLOW = new Pace(Duration.ofMillis(50), Duration.ofMillis(60));
    private static final int SERVICE_RESTART = 1012;

    /** Text counts as spoken as soon as it is sent, so the drain waits only for the end of the reply. */
    private final World world = World.with(Map.of("ASSISTANT_VOICE_KO_CHARACTERS_PER_SECOND", "0"));

    @Test
    void aCallerHearsTheEndOfTheReplyBeforeTheSocketCloses() {
        try (RelayCall call = world.call(World.freshNumber())) {
            await("the greeting").atMost(Duration.ofSeconds(20)).until(() -> call.sentSpeech()
                    .contains("AI"));
            world.stack().model().pace(SLOW);
            int before = call.frames();
            call.say("해외 로밍 어떻게 하나요?", "ko-KR");
            await("the reply to begin").atMost(Duration.ofSeconds(20)).until(() -> call.frames() > before);

            world.gateway().close();

            assertThat(call.disconnected())
                    .succeedsWithin(Duration.ofSeconds(10))
                    .isEqualTo(SERVICE_RESTART);
            assertThat(call.sentSpeech()).contains("신청해 드릴까요");
            assertThat(call.isFinished()).isTrue();
        } finally {
            world.gateway().ensureRunning();
        }
    }
}
