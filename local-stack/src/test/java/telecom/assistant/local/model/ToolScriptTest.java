package telecom.assistant.local.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.local.model.ChatRequest.Message;

/** The script when tools are offered. */
class ToolScriptTest {
    private static final Set<String> ALL = Set.of(
            Script.TRANSFER,
            "send_text_message",
            "look_up_bill",
            "look_up_usage",
            "list_trouble_tickets",
            "create_trouble_ticket");
    private static final String BILL = """
            {"bills":[{"billNo":"B-1","billDate":"2026-09-01","paymentDueDate":"2026-09-25",
             "amountDue":{"unit":"KRW","value":114400},"remainingAmount":{"unit":"KRW","value":%s}}]}""";

    private final Script script = new Script();

    @ParameterizedTest
    @CsvSource({
        "이번 달 요금 얼마예요?, look_up_bill",
        "How much is my bill this month?, look_up_bill",
        "데이터 얼마나 남았어요?, look_up_usage",
        "How much data do I have left?, look_up_usage",
        "고장 접수 어떻게 됐어요?, list_trouble_tickets",
        "What is the status of my ticket?, list_trouble_tickets",
        "인터넷 고장 접수해 주세요, create_trouble_ticket",
        "Please report an outage, create_trouble_ticket",
        "로밍 요금 안내를 문자로 보내 주세요, send_text_message",
        "Can you text me the roaming prices?, send_text_message",
        "상담원 연결해 주세요, transfer_to_agent"
    })
    void callsTheToolThatTheSubscriberNeeds(String text, String tool) {
        assertThat(reply(ALL, user(text)))
                .isInstanceOfSatisfying(ModelReply.ToolCall.class, call -> assertThat(call.name())
                        .isEqualTo(tool));
    }

    @ParameterizedTest
    @CsvSource({"로밍 얼마예요?", "요금제 바꾸고 싶어요", "인터넷이 안 돼요", "What did I ask about the bill before?", "안녕하세요"})
    void callsNoToolForOtherQuestions(String text) {
        assertThat(reply(ALL, user(text))).isInstanceOf(ModelReply.Text.class);
    }

    @Test
    void callsOnlyToolsThatAreOffered() {
        assertThat(reply(Set.of(Script.TRANSFER), user("이번 달 요금 얼마예요?"))).isInstanceOf(ModelReply.Text.class);
    }

    @Test
    void asksForSeveralBillsToCompareThem() {
        assertThat(reply(ALL, user("지난달 요금이랑 비교해 줘")))
                .isEqualTo(new ModelReply.ToolCall("look_up_bill", "{\"count\":3}"));
    }

    @Test
    void textsItsLastAnswerOnRequest() {
        ModelReply reply = reply(ALL, user("로밍 문의"), new Message("assistant", "하루 9,900원입니다."), user("그거 문자로 보내 주세요"));

        assertThat(reply).isEqualTo(new ModelReply.ToolCall("send_text_message", "{\"text\":\"하루 9,900원입니다.\"}"));
    }

    @Test
    void saysTheFiguresInTheResult() {
        assertThat(answer("", user("요금 얼마예요?"), tool(BILL.formatted("114400"))))
                .isEqualTo("2026년 9월 청구 금액은 114,400원이고, 9월 25일까지 납부하시면 됩니다.");
        assertThat(answer("", user("my bill?"), tool(BILL.formatted("114400"))))
                .isEqualTo("Your bill for September 2026 is ₩114,400, due on 25 September.");
    }

    @Test
    void saysThatABillIsPaid() {
        assertThat(answer("", user("요금 얼마예요?"), tool(BILL.formatted("0")))).contains("모두 납부되었습니다");
    }

    @Test
    void listsAllAllowancesOnAScreenAndSaysTheFirstOnACall() {
        String usage = """
                {"usage":[{"name":"데이터","remaining":{"amount":4.3,"units":"GB"},"validUntil":"2026-09-30"},
                          {"name":"문자","remaining":{"amount":83,"units":"건"}}]}""";

        assertThat(answer("", user("[web] 데이터 남은 거"), tool(usage)))
                .isEqualTo("지금 남아 있는 제공량입니다.\n• 데이터 4.3GB\n• 문자 83건\n9월 30일까지 쓰실 수 있습니다.");
        assertThat(answer("", user("[voice] 데이터 남은 거"), tool(usage))).isEqualTo("데이터는 4.3GB 남아 있습니다.");
    }

    @Test
    void saysTheStatusOfATicket() {
        String ticket = """
                {"tickets":[{"id":"TT-1","status":"inProgress","expectedResolutionDate":"2026-09-02"}]}""";

        assertThat(answer("", user("접수 어떻게 됐어요"), tool(ticket))).isEqualTo("접수 번호 TT-1: 처리 중입니다. 예상 해결일은 9월 2일입니다.");
    }

    @Test
    void offersAlternativesWhenAToolIsRefused() {
        String refused = "{\"refused\":\"identity\",\"message\":\"Offer the app or an agent.\"}";

        assertThat(answer("", user("[voice] 요금 얼마예요?"), tool(refused))).contains("앱", "상담원");
        assertThat(answer("", user("[voice] my bill?"), tool(refused))).contains("app", "agent");
    }

    @Test
    void apologisesWhenAToolFails() {
        assertThat(answer("", user("요금 얼마예요?"), tool("{\"error\":\"timeout\",\"message\":\"…\"}")))
                .contains("처리하지 못했습니다");
    }

    @Test
    void saysThatTheRequestWasCarriedOut() {
        assertThat(answer("", user("문자로 보내줘"), tool("{\"sent\":true}"))).contains("문자를 보내 드렸습니다");
        assertThat(answer("", user("고장 접수해 줘"), tool("""
                {"created":{"id":"TT-2","expectedResolutionDate":"2026-09-03"}}"""))).contains("TT-2", "9월 3일");
    }

    private static Message user(String text) {
        return new Message("user", text);
    }

    private static Message tool(String result) {
        return new Message("tool", result);
    }

    private ModelReply reply(Set<String> tools, Message... said) {
        return script.replyTo(new ChatRequest("m", List.of(said), tools, true, false, false));
    }

    private String answer(String system, Message... said) {
        List<Message> messages = new ArrayList<>(List.of(new Message("system", system)));
        messages.addAll(List.of(said));
        ModelReply reply = script.replyTo(new ChatRequest("m", messages, ALL, true, false, false));
        return ((ModelReply.Text) reply).text();
    }
}
