package telecom.assistant.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import telecom.assistant.integration.harness.Desk;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.client.DirectLineChat;
import telecom.assistant.local.client.RelayCall;
import telecom.assistant.local.model.Pace;

/** An interruption silences the assistant and stops generation in the inference tier. */
class InterruptionIT {

    private static final Pace SLOW = new Pace(Duration.ofMillis(50), Duration.ofMillis(300));

    private final World world = World.running();
    private final String number = World.freshNumber();

    @Test
    void aCallerWhoTalksOverTheReplyClosesTheModelsStream() {
        try (RelayCall call = world.call(number)) {
            eventually("the greeting", () -> call.sentSpeech().contains("AI"));
            world.stack().model().pace(SLOW);
            long aborts = world.stack().model().aborts();
            int before = call.frames();
            call.say("해외 로밍 어떻게 하나요?", "ko-KR");
            eventually("the reply to begin", () -> call.frames() > before);

            call.interrupt("'바로 로밍'을");
            eventually("the stream to be closed", () -> world.stack().model().aborts() > aborts);

            world.stack().model().pace(World.PACE);
            call.say("요금제 바꾸고 싶어요", "ko-KR");
            eventually("the next reply", () -> call.sentSpeech().contains("5G 심플") && call.isFinished());
            assertThat(call.sentSpeech())
                    .as("the rest of the interrupted reply")
                    .doesNotContain("신청해 드릴까요");
        }
    }

    @Test
    void aCallerWhoHangsUpClosesTheModelsStream() {
        RelayCall call = world.call(number);
        eventually("the greeting", () -> call.sentSpeech().contains("AI"));
        world.stack().model().pace(SLOW);
        long aborts = world.stack().model().aborts();
        int requests = world.stack().model().requests().size();
        call.say("해외 로밍 어떻게 하나요?", "ko-KR");
        eventually(
                "the model to be asked", () -> world.stack().model().requests().size() > requests);

        call.close();

        eventually("the stream to be closed", () -> world.stack().model().aborts() > aborts);
    }

    @Test
    void anAgentWhoTakesOverSilencesTheAssistant() {
        try (DirectLineChat chat = world.chat("app-take-over", "이서연", number);
                Desk desk = world.desk("agent-2", "민호")) {
            chat.say("안녕하세요", "ko-KR");
            eventually("the first reply", () -> chat.replies().size() == 1);
            String conversation =
                    desk.conversationWith("이서연").orElseThrow().path("id").asText();
            world.stack().model().pace(SLOW);
            long aborts = world.stack().model().aborts();
            int streamed = chat.streamed().size();
            chat.say("로밍 요금제 알려줘", "ko-KR");
            eventually("the reply to begin", () -> chat.streamed().size() > streamed);

            desk.join(conversation);

            eventually("the stream to be closed", () -> world.stack().model().aborts() > aborts);
            desk.say(conversation, "제가 도와드리겠습니다.", null);
            eventually("the agent's message", () -> chat.replyTexts().contains("제가 도와드리겠습니다."));
            assertThat(chat.replies())
                    .extracting(
                            reply -> reply.path("channelData").path("author").asText())
                    .containsExactly("assistant", "system", "agent");
        }
    }

    private static void eventually(String what, Callable<Boolean> condition) {
        await(what)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
