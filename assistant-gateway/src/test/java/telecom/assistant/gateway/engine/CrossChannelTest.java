package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static telecom.assistant.gateway.engine.EngineUnderTest.CALL;
import static telecom.assistant.gateway.engine.EngineUnderTest.JIWOO;
import static telecom.assistant.gateway.engine.EngineUnderTest.SMS;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.gateway.FakeModel;
import telecom.assistant.gateway.Untimed;
import telecom.assistant.gateway.engine.EngineUnderTest.DeliveredEvent;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.Purpose;

/** A call or chat utterance that arrives while a text waits or is being answered is answered before the text. */
class CrossChannelTest {

    private final EngineUnderTest engine = new EngineUnderTest();

    @Test
    void answersTheCallerFirstAndThenTheText() {
        DeliveredEvent text = engine.say(SMS, "링크 보내줘");
        FakeModel.Answer deferred = engine.model.reply().say("여기");

        DeliveredEvent call = engine.say(CALL, "여보세요");
        boolean settledEarly = text.isSettled();
        engine.model.reply().say("네").finish();
        engine.model.reply().say("링크입니다").finish();

        assertThat(deferred.isCancelled()).isTrue();
        assertThat(settledEarly).isFalse();
        assertThat(engine.sent(ReplyCompleted.class))
                .extracting(ReplyCompleted::route, ReplyCompleted::turn)
                .containsExactly(tuple(CALL, 2L), tuple(SMS, 3L));
        assertThat(call.timesSettled()).isEqualTo(1);
        assertThat(text.timesSettled()).isEqualTo(1);
    }

    @Test
    void answersTextsInTheOrderOfTheirArrivalAfterwards() {
        engine.say(SMS, "하나");
        engine.say(SMS, "둘");

        engine.say(WEB, "셋");
        engine.model.reply().say("삼").finish();
        engine.model.reply().say("일").finish();
        engine.model.reply().say("이").finish();

        assertThat(engine.sent(ReplyCompleted.class))
                .extracting(ReplyCompleted::route)
                .containsExactly(WEB, SMS, SMS);
        assertThat(Untimed.messages(engine.model.reply().request())).last().isEqualTo(ChatMessage.user("[sms] 둘"));
    }

    @Test
    void remembersWhatWasSaidInTheOrderInWhichItWasAnswered() {
        engine.say(SMS, "링크 보내줘");
        engine.say(CALL, "여보세요");
        engine.model.reply().say("네").finish();

        assertThat(Untimed.messages(engine.model.reply().request()).stream()
                        .skip(1)
                        .map(ChatMessage::toString))
                .satisfiesExactly(
                        caller -> assertThat(caller).contains("[voice] 여보세요"),
                        answer -> assertThat(answer).contains("네"),
                        text -> assertThat(text).contains("[sms] 링크 보내줘"));
        engine.waitUntilBeginningIsStored();
        assertThat(engine.stored.utterances())
                .filteredOn(said -> said.text().equals("링크 보내줘"))
                .extracting(UtteranceRecord::turn)
                .containsExactly(3L);
    }

    @Test
    void answersTheTextWhenTheCallerHangsUp() {
        engine.say(SMS, "링크 보내줘");
        engine.say(CALL, "여보세요");

        engine.deliver(new InboundEvent.LegClosed(CALL, "caller hung up"));
        engine.model.reply().say("링크입니다").finish();

        assertThat(engine.published.the(ReplyCompleted.class).route()).isEqualTo(SMS);
    }

    @Test
    void leavesTheTextToAnAgentWhoTakesOver() {
        DeliveredEvent text = engine.say(SMS, "링크 보내줘");
        engine.say(CALL, "여보세요");

        engine.join(JIWOO);

        assertThat(text.isSettled()).isTrue();
        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(2);
    }

    @Test
    void answersNoTextOfASubscriberWhoOptsOut() {
        DeliveredEvent text = engine.say(SMS, "링크 보내줘");
        engine.say(CALL, "여보세요");

        engine.deliver(new InboundEvent.ConsentChanged(SMS, false));
        engine.model.reply().say("네").finish();

        assertThat(text.isSettled()).isTrue();
        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(2);
    }
}
