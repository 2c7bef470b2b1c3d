package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.CALL;
import static telecom.assistant.gateway.engine.EngineUnderTest.SMS;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.Purpose;
import telecom.assistant.store.knowledge.StoredIncident;

/** Tests the answers that subscribers get during an incident. */
class IncidentTest {

    private static final Duration WINDOW = Duration.ofSeconds(2);
    private static final String KO = "강남 일대에서 통신 장애를 복구하고 있어요.";
    private static final String EN = "We are repairing an outage in Gangnam.";

    private final EngineUnderTest engine =
            new EngineUnderTest(new StoredIncident("gangnam", List.of("강남", "Gangnam"), KO, EN));

    @Test
    void answersAQuestionAboutTheIncidentWithoutTheModel() {
        var delivered = engine.say(WEB, "데이터가 안 터져요");

        assertThat(engine.model.answers(Purpose.REPLY)).isEmpty();
        String disclosure = engine.phrases.in("ko", Phrase.DISCLOSURE);
        assertThat(engine.sent(ReplyCompleted.class)).singleElement().satisfies(reply -> {
            assertThat(reply.text()).startsWith(disclosure).endsWith(KO);
            assertThat(reply.complete()).isTrue();
        });
        assertThat(delivered.isSettled()).isTrue();
    }

    @Test
    void answersACallerInTheLanguageOfTheQuestion() {
        engine.say(CALL, "I can't make any calls");

        assertThat(engine.model.answers(Purpose.REPLY)).isEmpty();
        assertThat(engine.sent(ReplyCompleted.class)).last().satisfies(reply -> assertThat(reply.text())
                .endsWith(EN));
    }

    @Test
    void givesTheModelTheIncidentIfThereIsAnotherQuestion() {
        engine.say(WEB, "인터넷이 안 돼요. 그리고 이번 달 요금 얼마예요?");

        List<ChatMessage> prompt = engine.model.reply().request().messages();
        assertThat(prompt.get(prompt.size() - 1).text())
                .startsWith("[articles]")
                .contains(KO, "이번 달 요금");
    }

    @Test
    void asksTheModelAboutOtherTopicsAndOtherPlaces() {
        engine.say(WEB, "이번 달 요금 얼마예요?");
        engine.model.reply().say("3만 원이에요.").finish();
        engine.say(WEB, "부산인데 전화가 안 돼요");

        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(2);
        assertThat(engine.model.reply().request().messages())
                .noneSatisfy(message -> assertThat(message.text()).contains(KO));
    }

    @Test
    void showsTheModelTheAnswerInLaterTurns() {
        engine.say(WEB, "데이터가 안 터져요");
        engine.say(WEB, "보상은 받을 수 있나요?");

        assertThat(engine.model.reply().request().messages())
                .anySatisfy(message -> assertThat(message).isEqualTo(ChatMessage.assistant(KO)));
    }

    @Test
    void answersGatheredTexts() {
        engine.say(SMS, "문자도 전화도 안 돼요");
        engine.timers.pass(WINDOW);

        assertThat(engine.model.answers(Purpose.REPLY)).isEmpty();
        assertThat(engine.sent(ReplyCompleted.class)).last().satisfies(reply -> assertThat(reply.text())
                .endsWith(KO));
    }
}
