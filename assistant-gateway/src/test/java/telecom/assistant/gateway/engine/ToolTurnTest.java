package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.CALL;
import static telecom.assistant.gateway.engine.EngineUnderTest.SMS;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.DeliveryStatus;
import telecom.assistant.channel.event.DeskEvent;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent.Notice;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.gateway.engine.EngineUnderTest.DeliveredEvent;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelRequest;

/** How the engine handles a turn in which tools are called. */
class ToolTurnTest {

    private static final String TEXT = "{\"text\":\"로밍은 하루 9,900원\"}";

    private final EngineUnderTest engine = new EngineUnderTest();

    @Test
    void tellsToolsForWhomTheyAreCalled() {
        engine.say(CALL, "데이터 얼마나 남았어요?");
        call("look_up_something", "{\"what\":\"data\"}");

        assertThat(engine.tool.last().context().caller().subscriber()).isEqualTo(EngineUnderTest.SUBSCRIBER);
        assertThat(engine.tool.last().context().caller().party()).contains("+821000000101");
        assertThat(engine.tool.last().context().caller().channel()).isEqualTo(Channel.VOICE);
        assertThat(engine.tool.last().context().caller().language()).isEqualTo("ko");
    }

    @Test
    void identifiesTheSubscriberByAccountWhenNoNumberIsLinked() {
        engine.say(new Route(Channel.WEB, "web-2", "app-account", "bot", 0), "데이터 얼마나 남았어요?");
        call("look_up_something", "{\"what\":\"data\"}");

        assertThat(engine.tool.last().context().caller().party()).contains("app-account");
        assertThat(engine.tool.last().context().caller().sms()).isEmpty();
    }

    @Test
    void keepsALineForAgentsBeforeTheReply() {
        lookUp(WEB);

        assertThat(engine.stored.utterances())
                .extracting(UtteranceRecord::role)
                .containsExactly(Role.SUBSCRIBER, Role.SYSTEM, Role.ASSISTANT);
        assertThat(engine.stored.utterances().get(1).text()).isEqualTo("조회: 12GB");
    }

    @Test
    void showsTheLineToTheDeskAndToNobodyElse() {
        lookUp(WEB);

        assertThat(engine.published.of(DeskEvent.UtteranceAdded.class))
                .filteredOn(added -> added.role() == Role.SYSTEM)
                .extracting(DeskEvent.UtteranceAdded::text)
                .containsExactly("조회: 12GB");
        assertThat(engine.sentKinds()).containsExactly("ReplyStarted", "ReplyDelta", "ReplyCompleted");
        assertThat(engine.published.the(ReplyCompleted.class).text()).endsWith("12GB 남았어요");
    }

    @Test
    void showsTheModelNothingOfTheCallsInLaterTurns() {
        lookUp(WEB);

        engine.say(WEB, "고마워요");

        ModelRequest later = engine.model.reply().request();
        assertThat(later.messages()).noneMatch(message -> message.role() == ChatMessage.Role.TOOL);
        assertThat(later.messages().toString()).contains("12GB 남았어요").doesNotContain("조회: 12GB");
    }

    @Test
    void keepsWhatWasCalledWhenTheTurnIsOvertaken() {
        engine.say(WEB, "데이터 얼마나 남았어요?");
        call("look_up_something", "{\"what\":\"data\"}");
        engine.tool.last().answer("12GB");

        engine.say(WEB, "아니 요금이요");

        assertThat(engine.stored.utterances())
                .filteredOn(said -> said.role() == Role.SYSTEM)
                .extracting(UtteranceRecord::text)
                .containsExactly("조회: 12GB");
    }

    @Test
    void cancelsACallWhenTheTurnIsOvertaken() {
        engine.say(CALL, "데이터 얼마나 남았어요?");
        call("look_up_something", "{\"what\":\"data\"}");

        engine.say(CALL, "아니 요금이요");

        assertThat(engine.tool.last().isCancelled()).isTrue();
    }

    @Test
    void textsTheCallersOwnNumber() {
        engine.say(CALL, "문자로 보내 주세요");

        call("send_text_message", TEXT);

        assertThat(engine.sent(Notice.class)).singleElement().satisfies(text -> {
            assertThat(text.kind()).isEqualTo(NoticeKind.TEXT_MESSAGE);
            assertThat(text.route()).isEqualTo(new Route(Channel.SMS, "someone-114", "+821000000101", "114", null));
            assertThat(text.text()).isEqualTo("AI가 답변드립니다.\n로밍은 하루 9,900원");
        });
    }

    @Test
    void continuesAnExistingTextConversation() {
        engine.say(SMS, "안녕하세요");
        engine.timers.pass(Duration.ofSeconds(5));
        engine.model.reply().say("네").finish();
        engine.say(WEB, "문자로 보내 주세요");

        call("send_text_message", TEXT);

        assertThat(engine.sent(Notice.class)).singleElement().satisfies(text -> {
            assertThat(text.route()).isEqualTo(SMS);
            assertThat(text.text()).isEqualTo("로밍은 하루 9,900원");
        });
    }

    @Test
    void textsNothingToASubscriberWhoHasOptedOut() {
        engine.optOuts.optOut(EngineUnderTest.SUBSCRIBER, "114").await().atMost(Duration.ofSeconds(10));
        engine.say(CALL, "문자로 보내 주세요");

        call("send_text_message", TEXT);

        assertThat(engine.sent(Notice.class)).isEmpty();
        assertThat(lastResult()).contains("\"refused\":\"opted_out\"");
    }

    @Test
    void textsUnderTheSameIdWhenTheTurnRunsAgainWithADifferentText() {
        DeliveredEvent delivered = engine.say(CALL, "문자로 보내 주세요");
        call("send_text_message", TEXT);
        engine.restart();

        delivered.redeliver();
        call("send_text_message", "{\"text\":\"로밍 요금은 하루 9,900원이에요\"}");

        assertThat(engine.sent(Notice.class))
                .hasSize(2)
                .extracting(Notice::noticeId)
                .containsOnly(engine.sent(Notice.class).get(0).noticeId());
    }

    @Test
    void keepsTheCallIdWhenTheUtteranceIsDeferredToALaterTurn() {
        engine.say(SMS, "인터넷이 안 돼요, 접수해 주세요");
        engine.timers.pass(Duration.ofSeconds(5));
        call("look_up_something", "{\"what\":\"a\"}");
        engine.tool.last().answer("TT-1");
        engine.say(CALL, "여보세요");
        engine.model.reply().say("네").finish();

        call("look_up_something", "{\"what\":\"b\"}");

        assertThat(engine.tool.calls())
                .hasSize(2)
                .extracting(called -> called.context().call())
                .containsOnly(engine.tool.last().context().call());
    }

    @Test
    void tellsTheModelWhatWasDoneInATurnWhoseReplyNobodyHeard() {
        engine.tool.withSideEffects();
        engine.say(CALL, "고장 접수해 주세요");
        call("look_up_something", "{\"what\":\"a\"}");
        engine.tool.last().answer("TT-1");

        engine.say(CALL, "여보세요?");

        assertThat(engine.model.reply().request().messages().toString()).contains("[done: 조회: TT-1]");
    }

    @Test
    void tellsTheModelWhatMayHaveBeenDoneWhenTheDeadlinePassed() {
        engine.tool.withSideEffects();
        engine.say(CALL, "고장 접수해 주세요");
        engine.model.reply().say("접수해 볼게요. ");
        engine.timers.pass(Duration.ofSeconds(55));
        call("look_up_something", "{\"what\":\"a\"}");
        engine.timers.pass(Duration.ofSeconds(5));
        assertThat(engine.tool.last().isCancelled()).isTrue();

        engine.say(CALL, "접수됐나요?");

        assertThat(engine.model.reply().request().messages().toString()).contains("[done: 조회: 결과 미확인]");
    }

    @Test
    void showsAgentsThatATextDidNotArrive() {
        engine.say(CALL, "문자로 보내 주세요");
        call("send_text_message", TEXT);
        engine.model.reply().say("보냈어요").finish();
        Notice text = engine.sent(Notice.class).get(0);

        engine.deliver(new InboundEvent.DeliveryReported(
                text.route(), engine.conversation(), 1, text.noticeId(), DeliveryStatus.FAILED, null, "UNDELIV"));

        assertThat(engine.stored.utterances())
                .filteredOn(said -> said.id().equals(text.noticeId()))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.text()).isEqualTo("문자 발송: 로밍은 하루 9,900원");
                    assertThat(line.state()).isEqualTo(UtteranceState.UNDELIVERED);
                });
    }

    @Test
    void apologisesWhenTheModelNeverAnswers() {
        engine.say(WEB, "데이터 얼마나 남았어요?");
        for (int round = 0; round < 4; round++) {
            call("look_up_something", "{\"what\":\"" + round + "\"}");
            engine.tool.last().answer("nothing");
        }

        engine.model.reply().finish();

        assertThat(engine.published.the(ReplyCompleted.class).text()).endsWith(engine.phrases.in("ko", Phrase.APOLOGY));
    }

    private void lookUp(Route route) {
        engine.say(route, "데이터 얼마나 남았어요?");
        call("look_up_something", "{\"what\":\"data\"}");
        engine.tool.last().answer("12GB");
        engine.model.reply().say("12GB 남았어요").finish();
    }

    private void call(String tool, String arguments) {
        engine.model.reply().call(tool, arguments).finish();
    }

    private String lastResult() {
        List<ChatMessage> messages = engine.model.reply().request().messages();
        return messages.get(messages.size() - 1).text();
    }
}
