package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.CALL;
import static telecom.assistant.gateway.engine.EngineUnderTest.JIWOO;
import static telecom.assistant.gateway.engine.EngineUnderTest.SMS;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent.Notice;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.LegRecord;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.gateway.FakeModel;
import telecom.assistant.gateway.engine.EngineUnderTest.DeliveredEvent;
import telecom.assistant.model.Purpose;

/** Tests events of a leg other than utterances, such as its opening and its end. */
class LegEventsTest {

    private final EngineUnderTest engine = new EngineUnderTest();

    @Test
    void greetsACallerAndDisclosesTheAi() {
        engine.deliver(new InboundEvent.LegOpened(CALL, "en-US", null));

        Notice greeting = engine.published.the(Notice.class);
        assertThat(greeting.kind()).isEqualTo(NoticeKind.GREETING);
        assertThat(greeting.text())
                .isEqualTo(engine.phrases.in("en", Phrase.DISCLOSURE) + " " + engine.phrases.in("en", Phrase.GREETING));
    }

    @Test
    void greetsACallerOnlyOnceIfTheCallReconnects() {
        engine.deliver(new InboundEvent.LegOpened(CALL, "en-US", null));
        engine.deliver(new InboundEvent.LegOpened(CALL, "en-US", null));

        assertThat(engine.sent(Notice.class)).hasSize(1);
    }

    @Test
    void disclosesTheAiOnlyOnceInACall() {
        engine.deliver(new InboundEvent.LegOpened(CALL, "ko-KR", null));

        engine.say(CALL, "요금 알려줘");
        engine.model.reply().say("3만 원입니다").finish();

        assertThat(engine.published.the(ReplyCompleted.class).text()).isEqualTo("3만 원입니다");
    }

    @Test
    void opensNoConversationBeforeTheFirstUtteranceOfAChat() {
        DeliveredEvent opened = engine.deliver(new InboundEvent.LegOpened(WEB, "ko-KR", "하늘"));

        assertThat(opened.isSettled()).isTrue();
        assertThat(engine.stored.conversation()).isNull();
        assertThat(engine.stored.subscriber().name()).isEqualTo("하늘");
    }

    @Test
    void closesTheModelsStreamWhenTheCallerHangsUp() {
        FakeModel.Answer answer = startAnswering("이번 달");

        DeliveredEvent closed = hangUp();

        assertThat(answer.isCancelled()).isTrue();
        assertThat(closed.isSettled()).isTrue();
    }

    @Test
    void settlesTheUtteranceWhenTheCallerHangsUp() {
        DeliveredEvent utterance = engine.say(CALL, "요금 알려줘");

        hangUp();

        assertThat(utterance.timesSettled()).isEqualTo(1);
    }

    @Test
    void storesWhenTheCallEnded() {
        startAnswering("네").finish();

        hangUp();

        assertThat(engine.stored.legs()).extracting(LegRecord::closedAt).doesNotContainNull();
    }

    @Test
    void keepsAnsweringTheChatWhenACallEnds() {
        engine.say(CALL, "여보세요");
        engine.model.reply().say("네").finish();
        engine.say(WEB, "요금 알려줘");

        hangUp();

        assertThat(engine.model.reply().isCancelled()).isFalse();
    }

    @Test
    void reassuresASilentCaller() {
        startAnswering("네").finish();

        engine.deliver(new InboundEvent.SilenceDetected(CALL));

        assertThat(engine.published.the(Notice.class).kind()).isEqualTo(NoticeKind.SILENCE);
    }

    @Test
    void reassuresNobodyWhileItAnswers() {
        startAnswering("네");

        engine.deliver(new InboundEvent.SilenceDetected(CALL));

        assertThat(engine.sent(Notice.class)).isEmpty();
    }

    @Test
    void reassuresNobodyWhileAnAgentAttends() {
        startAnswering("네");
        engine.join(JIWOO);
        engine.published.clear();

        engine.deliver(new InboundEvent.SilenceDetected(CALL));

        assertThat(engine.sent(Notice.class)).isEmpty();
    }

    @Test
    void answersPressedKeys() {
        engine.deliver(new InboundEvent.LegOpened(CALL, "ko-KR", null));

        engine.deliver(new InboundEvent.DigitsPressed(CALL, "2"));
        engine.waitUntilBeginningIsStored();

        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(1);
        assertThat(engine.stored.utterances())
                .filteredOn(said -> said.role() == Role.SUBSCRIBER)
                .extracting(UtteranceRecord::text)
                .singleElement()
                .asString()
                .contains("2");
    }

    @Test
    void stopsAnsweringASubscriberWhoOptsOut() {
        engine.say(SMS, "요금 알려줘");

        engine.deliver(new InboundEvent.ConsentChanged(SMS, false));

        assertThat(engine.model.reply().isCancelled()).isTrue();
    }

    private FakeModel.Answer startAnswering(String text) {
        engine.say(CALL, "요금 알려줘");
        return engine.model.reply().say(text);
    }

    private DeliveredEvent hangUp() {
        return engine.deliver(new InboundEvent.LegClosed(CALL, "caller hung up"));
    }
}
