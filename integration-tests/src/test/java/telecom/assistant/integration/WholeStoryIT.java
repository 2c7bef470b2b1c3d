package telecom.assistant.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import telecom.assistant.integration.harness.Desk;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.client.DirectLineChat;
import telecom.assistant.local.client.Handset;
import telecom.assistant.local.client.RelayCall;
import telecom.assistant.local.model.RecordedRequest;

/**
 * One subscriber calls, texts and chats: it is one conversation, and each answer is sent on the channel of its
 * question.
 */
class WholeStoryIT {

    private static final String NAME = "김하늘";

    private final World world = World.running();
    private final String number = World.freshNumber();

    @Test
    void aCallATextAndAChatAreOneConversation() {
        Handset handset = world.handset(number);
        try (RelayCall call = world.call(number);
                DirectLineChat chat = world.chat("app-haneul", NAME, number);
                Desk desk = world.desk("agent-1", "지우")) {

            eventually("the greeting", () -> call.sentSpeech().contains("AI"));
            int greeting = call.spoken().size();
            call.say("이번 달 요금 얼마예요?", "ko-KR");
            eventually("the spoken reply", () -> call.spoken().size() > greeting && call.isFinished());
            assertThat(handset.received()).isEmpty();
            assertThat(chat.replies()).isEmpty();
            int spokenFrames = call.frames();

            handset.text("데이터 얼마나 남았어요?");
            eventually("the texted reply", () -> !handset.received().isEmpty());
            assertThat(handset.received()).singleElement().asString().contains("AI");
            assertThat(call.frames()).isEqualTo(spokenFrames);
            assertThat(chat.replies()).isEmpty();

            chat.say("로밍 요금제 알려줘", "ko-KR");
            eventually("the chat's reply", () -> chat.replies().size() == 1);
            assertThat(chat.replyTexts().get(0)).contains("AI");
            assertThat(chat.streamed()).as("the streamed reply").isNotEmpty();
            assertThat(chat.replyTexts().get(0)).startsWith(chat.streamed().get(0));
            assertThat(handset.received()).hasSize(1);
            assertThat(call.frames()).isEqualTo(spokenFrames);

            assertThat(replyRequests()).hasSize(3);
            assertThat(replyRequests().get(2))
                    .containsPattern("\\[voice \\d\\d:\\d\\d] 이번 달 요금 얼마예요\\?")
                    .containsPattern("\\[sms \\d\\d:\\d\\d] 데이터 얼마나 남았어요\\?")
                    .containsPattern("\\[web \\d\\d:\\d\\d] 로밍 요금제 알려줘");

            anAgentAnswersInTheChat(chat, desk);
            assertThat(handset.received()).hasSize(1);
            assertThat(call.frames()).isEqualTo(spokenFrames);
        }
    }

    private void anAgentAnswersInTheChat(DirectLineChat chat, Desk desk) {
        chat.say("상담원 연결해 주세요", "ko-KR");
        eventually("the conversation to wait", () -> mode(desk).equals("WAITING"));
        String conversation =
                desk.conversationWith(NAME).orElseThrow().path("id").asText();
        eventually("suggestions", () -> !desk.suggestions(conversation).isEmpty());
        assertThat(desk.suggestions(conversation)).hasSizeBetween(1, 3);

        desk.open(conversation);
        eventually("the transcript", () -> !desk.transcript(conversation).isEmpty());
        assertThat(desk.transcript(conversation))
                .extracting(said -> said.path("channel").asText())
                .contains("voice", "sms", "web");

        desk.join(conversation);
        eventually("the take-over", () -> mode(desk).equals("AGENT"));
        JsonNode suggestion = desk.suggestions(conversation).get(0);
        desk.say(
                conversation,
                suggestion.path("text").asText(),
                suggestion.path("suggestionId").asText());
        eventually("the agent's reply", () -> chat.replyTexts()
                .contains(suggestion.path("text").asText()));
        eventually("the suggestions to expire", () -> desk.expiries(conversation) > 0);

        int requests = replyRequests().size();
        chat.say("감사합니다", "ko-KR");
        eventually("new suggestions", () -> !desk.suggestions(conversation)
                .get(0)
                .path("suggestionId")
                .asText()
                .equals(suggestion.path("suggestionId").asText()));
        assertThat(replyRequests()).as("the assistant stays silent").hasSize(requests);

        desk.leave(conversation);
        eventually("the hand-back", () -> mode(desk).equals("ASSISTANT"));
        long answers = answersOfAssistant(chat);
        chat.say("요금 얼마예요?", "ko-KR");
        eventually("the assistant's reply", () -> answersOfAssistant(chat) > answers);
    }

    private static long answersOfAssistant(DirectLineChat chat) {
        return chat.replies().stream()
                .filter(reply ->
                        reply.path("channelData").path("author").asText().equals("assistant"))
                .count();
    }

    private static String mode(Desk desk) {
        return desk.conversationWith(NAME)
                .map(conversation -> conversation.path("mode").asText())
                .orElse("");
    }

    /** The messages of each request for a reply, in order, without the requests that carry the results of tools. */
    private List<String> replyRequests() {
        return world.stack().model().requests().stream()
                .map(RecordedRequest::body)
                .filter(body -> body.has("tools"))
                .filter(body -> body.path("messages")
                        .path(body.path("messages").size() - 1)
                        .path("role")
                        .asText()
                        .equals("user"))
                .map(body -> String.join(
                        "\n",
                        StreamSupport.stream(body.path("messages").spliterator(), false)
                                .map(message -> message.path("content").asText())
                                .toList()))
                .toList();
    }

    private static void eventually(String what, Callable<Boolean> condition) {
        await(what)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
