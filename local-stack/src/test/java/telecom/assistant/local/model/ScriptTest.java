package telecom.assistant.local.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.local.model.ChatRequest.Message;

class ScriptTest {
    private final Script script = new Script();

    @ParameterizedTest
    @CsvSource({
        "How much is my bill?, 43",
        "이번 달 요금 알려 주세요, 43",
        "How much data do I have left?, 4.3 GB",
        "데이터 얼마나 남았어요?, 4.3GB",
        "I am travelling abroad next week, Travel Pass",
        "로밍 얼마예요?, 9",
        "can I change my plan, 5G Simple",
        "요금제 바꾸고 싶어요, 5G 심플",
        "the internet is not working, base station",
        "인터넷이 안 돼요, 기지국",
        "When do you open?, 10 a.m.",
        "매장 몇 시에 열어요?, 10시",
        "Who are you?, stand-in",
        "고마워요, 천만에요",
        "Hello!, Ask me",
        "tell me a joke, connect you to an agent",
        "농담 하나 해 주세요, 상담원"
    })
    void answersInTheLanguageOfTheQuestion(String question, String part) {
        assertThat(answer("", user(question))).contains(part);
    }

    @Test
    void understandsAFollowUpToAnEarlierTurn() {
        assertThat(answer("", user("[voice] roaming please"), assistant("Shall I?"), user("[sms] how much is it?")))
                .contains("9,900");
        assertThat(answer("", user("로밍 문의드려요"), assistant("네"), user("얼마예요"))).contains("9,900원");
    }

    @Test
    void recallsEarlierTopicsWithTheirChannels() {
        String recap = answer(
                "",
                user("[voice 14:05] my bill please"),
                assistant("…"),
                user("[sms 14:06] and roaming?"),
                assistant("…"),
                user("[web 1 Dec 00:03] what did I ask before?"));

        assertThat(recap).contains("the bill (voice)", "roaming (sms)");
        assertThat(answer("", user("[voice 14:05] 요금이요"), user("[web 14:06] 아까 뭐 물어봤죠")))
                .contains("요금(voice)");
    }

    @Test
    void isBriefOnVoiceAndSms() {
        assertThat(answer("", user("[voice] roaming")).length())
                .isLessThan(answer("", user("[web] roaming")).length());
    }

    @Test
    void offersAnAgentInWordsWhenThereIsNoTool() {
        assertThat(answer("", user("상담원 연결해 주세요"))).contains("상담원");
    }

    @Test
    void transfersWhenTheOfferOfAnAgentIsAccepted() {
        List<Message> said = List.of(user("농담"), assistant("상담원에게 연결해 드릴까요?"), user("네"));

        ModelReply reply = script.replyTo(new ChatRequest("m", said, Set.of(Script.TRANSFER), true, false, false));

        assertThat(reply).isInstanceOf(ModelReply.ToolCall.class);
    }

    @Test
    void suggestsThreeRepliesAsJson() throws Exception {
        String text = answer("Answer as JSON with the key suggestions.", user("[web] 로밍 문의"), user("[web] 상담원"));

        JsonNode suggestions = new ObjectMapper().readTree(text).path("suggestions");
        assertThat(suggestions).hasSize(3);
        assertThat(suggestions.get(0).path("text").asText()).contains("로밍");
        assertThat(suggestions.get(0).path("confidence").asDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void summarisesWhatWasAsked() {
        assertThat(answer("Write a SUMMARY.", user("[voice] roaming"), user("[sms] the bill")))
                .contains("roaming (voice)", "the bill (sms)");
    }

    @Test
    void answersWithTheResultOfATool() {
        assertThat(answer("", user("agent please"), new Message("tool", "{\"status\":\"transferring to agent\"}")))
                .contains("connecting you");
    }

    @Test
    void cutsATextIntoTokensThatJoinIntoTheSameText() {
        String text = "안녕하세요 고객님, 5G plan is ₩49,000 😀 뷁.\n";

        assertThat(String.join("", Tokenizer.of(text))).isEqualTo(text);
        assertThat(Tokenizer.count(text)).isGreaterThan(8);
    }

    private static Message user(String text) {
        return new Message("user", text);
    }

    private static Message assistant(String text) {
        return new Message("assistant", text);
    }

    private String answer(String system, Message... said) {
        List<Message> messages = new ArrayList<>(List.of(new Message("system", system)));
        messages.addAll(List.of(said));
        ModelReply reply = script.replyTo(new ChatRequest("m", messages, Set.of(), true, false, false));
        return ((ModelReply.Text) reply).text();
    }
}
