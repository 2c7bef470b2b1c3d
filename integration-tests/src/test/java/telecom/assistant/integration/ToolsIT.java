package telecom.assistant.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.integration.harness.Desk;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.bss.BssFault;
import telecom.assistant.local.client.DirectLineChat;
import telecom.assistant.local.client.Handset;
import telecom.assistant.local.client.RelayCall;

/** What the assistant can do besides talking, for whom, and that it does so only once. */
class ToolsIT {

    private static final String JUNSEO = "+821000000102";

    private final World world = World.running();
    private final String number = World.freshNumber();

    @BeforeEach
    void copyCustomerData() {
        world.stack().bss().copyCustomer(JUNSEO, number);
    }

    @Test
    void aChatThatAsksForTheBillGetsTheFiguresFromTheBss() {
        try (DirectLineChat chat = chat();
                Desk desk = world.desk("agent-tools", "수아")) {
            chat.say("이번 달 요금 얼마예요?", "ko-KR");
            eventually("the reply", () -> chat.replies().size() == 1);
            assertThat(chat.replyTexts().get(0)).contains("43,200원", "25일");

            chat.say("How much data do I have left?", "en-US");
            eventually("the second reply", () -> chat.replies().size() == 2);
            assertThat(chat.replyTexts().get(1)).contains("4.3GB");

            assertThat(world.stack().bss().requests())
                    .contains(
                            "GET /tmf-api/customerBillManagement/v4/customerBill",
                            "POST /tmf-api/usageConsumption/v4/queryUsageConsumption");
            assertAgentSees(desk, "요금 조회:", "43,200원");
        }
    }

    @Test
    void aCallerWhoAsksForTheBillIsRefusedPolitelyAndOfferedSomethingElse() {
        try (RelayCall call = world.call(number)) {
            eventually("the greeting", () -> call.sentSpeech().contains("AI"));
            int greeting = call.spoken().size();

            call.say("이번 달 요금 얼마예요?", "ko-KR");

            eventually("the spoken reply", () -> call.spoken().size() > greeting && call.isFinished());
            assertThat(call.sentSpeech()).contains("앱", "상담원").doesNotContain("43,200");
            assertThat(world.stack().bss().requests())
                    .doesNotContain("GET /tmf-api/customerBillManagement/v4/customerBill");
        }
    }

    @Test
    void theModelIsShownThePlanAsFarAsTheChannelAllows() {
        try (DirectLineChat chat = chat()) {
            chat.say("제 요금제가 뭐예요?", "ko-KR");
            eventually("the reply", () -> chat.replies().size() == 1);
            assertThat(chat.replyTexts().get(0)).contains("0 청년 요금제");
            assertThat(lastSaidToTheModel()).contains("Name: 박준서", "Plan: 0 청년 요금제", "Left: 0 청년 데이터 4.3 GB");
        }
    }

    @Test
    void theModelIsShownNoNameOfACaller() {
        try (RelayCall call = world.call(number)) {
            eventually("the greeting", () -> call.sentSpeech().contains("AI"));
            eventually(
                    "what is read in advance",
                    () -> world.stack().bss().requests().size() >= 2);

            call.say("제 요금제가 뭐예요?", "ko-KR");

            eventually("the spoken reply", () -> call.sentSpeech().contains("청년") && call.isFinished());
            assertThat(lastSaidToTheModel()).contains("Plan: 0 청년 요금제").doesNotContain("박준서");
        }
    }

    @Test
    void whoAsksForOutagesIsToldThoseOfTheBss() {
        try (DirectLineChat chat = chat()) {
            chat.say("장애 현황 알려 주세요", "ko-KR");

            eventually("the reply", () -> chat.replies().size() == 1);
            assertThat(chat.replyTexts().get(0)).contains("파주시", "강릉시");
        }
    }

    private String lastSaidToTheModel() {
        var requests = world.stack().model().requests();
        for (int i = requests.size() - 1; i >= 0; i--) {
            JsonNode messages = requests.get(i).body().path("messages");
            String last = messages.path(messages.size() - 1).path("content").asText();
            if (last.contains("[subscriber]")) {
                return last;
            }
        }
        return "";
    }

    @Test
    void aCallerHearsTheirRemainingData() {
        try (RelayCall call = world.call(number)) {
            eventually("the greeting", () -> call.sentSpeech().contains("AI"));

            call.say("데이터 얼마나 남았어요?", "ko-KR");

            eventually("the spoken reply", () -> call.sentSpeech().contains("사점삼 기가바이트") && call.isFinished());
        }
    }

    @Test
    void aCallerGetsTheRequestedTextMessage() {
        Handset handset = world.handset(number);
        try (RelayCall call = world.call(number)) {
            eventually("the greeting", () -> call.sentSpeech().contains("AI"));

            call.say("로밍 요금 안내를 문자로 보내 주세요", "ko-KR");

            eventually("the spoken reply", () -> call.sentSpeech().contains("문자를 보내") && call.isFinished());
            eventually("the text", () -> !handset.received().isEmpty());
            handset.text("고마워요");
            eventually("the next text", () -> handset.received().size() >= 2);
            assertThat(handset.received()).hasSize(2);
            assertThat(handset.received().get(0)).contains("AI", "바로 로밍");
        }
    }

    @Test
    void aCallerWhoHasOptedOutIsToldSoAndGetsNoText() {
        Handset handset = world.handset(number);
        handset.text("수신거부");
        eventually("the answer to the opt-out", () -> handset.received().size() == 1);
        try (RelayCall call = world.call(number)) {
            eventually("the greeting", () -> call.sentSpeech().contains("AI"));

            call.say("로밍 요금 안내를 문자로 보내 주세요", "ko-KR");

            eventually("the spoken reply", () -> call.sentSpeech().contains("수신") && call.isFinished());
            assertThat(handset.received()).hasSize(1);
        }
    }

    @Test
    void aTicketIsOpenedOnce() {
        try (DirectLineChat chat = chat()) {
            chat.say("인터넷 고장 접수해 주세요", "ko-KR");

            eventually("the reply", () -> chat.replies().size() == 1);
            assertThat(chat.replyTexts().get(0)).contains("TT-2001");
            List<JsonNode> tickets = world.stack().bss().openedTickets();
            assertThat(tickets).singleElement().satisfies(ticket -> {
                assertThat(ticket.at("/relatedParty/0/id").asText()).isEqualTo(number);
                assertThat(ticket.at("/channel/name").asText()).isEqualTo("web");
            });
        }
    }

    @Test
    void aCallerIsToldThatALookUpTakesAWhileAndThenThatItFailed() {
        try (RelayCall call = world.call(number)) {
            eventually("the greeting", () -> call.sentSpeech().contains("AI"));
            // What the model is shown of the caller is read when the call begins.
            eventually(
                    "what is read in advance",
                    () -> world.stack().bss().requests().size() >= 2);
            world.stack().bss().fail(BssFault.HANG, 1);

            call.say("데이터 얼마나 남았어요?", "ko-KR");

            eventually("the filler", () -> call.sentSpeech().contains("확인하고 있어요"));
            eventually("the reply", () -> call.sentSpeech().contains("처리하지 못했습니다") && call.isFinished());
        }
    }

    private void assertAgentSees(Desk desk, String... parts) {
        eventually("the conversation", () -> desk.conversationWith(name()).isPresent());
        String conversation =
                desk.conversationWith(name()).orElseThrow().path("id").asText();
        desk.open(conversation);
        eventually("the transcript", () -> !desk.transcript(conversation).isEmpty());
        assertThat(desk.transcript(conversation))
                .filteredOn(said -> said.path("role").asText().equals("SYSTEM"))
                .extracting(said -> said.path("text").asText())
                .anySatisfy(text -> assertThat(text).contains(parts));
    }

    private DirectLineChat chat() {
        return world.chat("app-tools-" + number, name(), number);
    }

    private String name() {
        return "박준서 " + number.substring(number.length() - 5);
    }

    private static void eventually(String what, Callable<Boolean> condition) {
        await(what)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
