package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.JIWOO;
import static telecom.assistant.gateway.engine.EngineUnderTest.SMS;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.gateway.FakeModel;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.engine.EngineUnderTest.DeliveredEvent;
import telecom.assistant.model.Purpose;
import telecom.assistant.store.FencedException;

/** Another engine has taken the conversation over, or the store refuses a write. */
class FencingTest {

    private final EngineUnderTest engine = new EngineUnderTest(Settings.engine(Duration.ofMillis(1)));

    @Test
    void completesNoReplyThatTheStoreRefuses() {
        engine.say(WEB, "요금 알려줘");
        engine.stored.takeOverElsewhere();

        engine.model.reply().say("3만 원").finish();

        assertThat(engine.sent(ReplyCompleted.class)).isEmpty();
    }

    @Test
    void closesTheModelsStreamWhenTheUtteranceIsRefused() {
        engine.say(WEB, "먼저");
        engine.model.reply().say("네").finish();
        engine.stored.takeOverElsewhere();

        engine.say(WEB, "요금 알려줘");
        engine.waitUntilBeginningIsStored();

        assertThat(engine.model.answers(Purpose.REPLY).get(1).isCancelled()).isTrue();
    }

    @Test
    void publishesNothingMoreOfAnAnswerToARefusedUtterance() {
        engine.say(WEB, "먼저");
        engine.model.reply().say("네").finish();
        engine.stored.takeOverElsewhere();
        engine.say(WEB, "요금 알려줘");
        engine.waitUntilBeginningIsStored();
        engine.published.clear();

        engine.model.answers(Purpose.REPLY).get(1).say("3만 원").finish();

        assertThat(engine.published.envelopes()).isEmpty();
    }

    @Test
    void answersARefusedUtteranceAfterReadingTheStoreAgain() {
        engine.say(WEB, "먼저");
        engine.model.reply().say("네").finish();
        engine.stored.takeOverElsewhere();
        DeliveredEvent delivered = engine.say(WEB, "요금 알려줘");
        engine.waitUntilBeginningIsStored();

        engine.model.reply().say("3만 원").finish();

        assertThat(engine.sent(ReplyCompleted.class)).last().satisfies(reply -> assertThat(reply.turn())
                .isEqualTo(2));
        assertThat(engine.stored.utterances())
                .extracting(UtteranceRecord::text)
                .filteredOn("요금 알려줘"::equals)
                .hasSize(1);
        assertThat(delivered.timesSettled()).isEqualTo(1);
        assertThat(delivered.failure()).isNull();
    }

    @Test
    void retriesWaitingTextsInTheirOrder() {
        DeliveredEvent first = engine.say(SMS, "하나");
        DeliveredEvent second = engine.say(SMS, "둘");
        engine.stored.takeOverElsewhere();
        engine.model.reply().say("잃은 답").finish();

        engine.model.reply().say("일").finish();
        engine.model.reply().say("이").finish();

        assertThat(engine.sent(ReplyCompleted.class))
                .extracting(ReplyCompleted::text)
                .satisfiesExactly(one -> assertThat(one).endsWith("일"), two -> assertThat(two)
                        .isEqualTo("이"));
        assertThat(first.failure()).isNull();
        assertThat(second.timesSettled()).isEqualTo(1);
    }

    @Test
    void sendsTheStoredReplyWhenAnotherEngineWasFaster() {
        DeliveredEvent delivered = engine.say(SMS, "요금 알려줘");
        FakeModel.Answer paused = engine.model.reply();
        engine.restart();
        delivered.redeliver();
        engine.model.reply().say("3만 원").finish();

        paused.say("다른 답").finish();

        assertThat(engine.sent(ReplyCompleted.class))
                .allSatisfy(reply -> assertThat(reply.text()).endsWith("3만 원"));
        assertThat(engine.sent(ReplyCompleted.class))
                .extracting(ReplyCompleted::replyId)
                .containsOnly(engine.sent(ReplyCompleted.class).get(0).replyId());
    }

    @Test
    void saysNothingWhenAnAgentHasTakenOverElsewhere() {
        DeliveredEvent delivered = engine.say(SMS, "요금 알려줘");
        FakeModel.Answer paused = engine.model.reply();
        engine.restart();
        engine.join(JIWOO);
        engine.published.clear();

        paused.say("3만 원").finish();

        assertThat(engine.sentKinds()).isEmpty();
        assertThat(delivered.isSettled()).isTrue();
    }

    @Test
    void givesUpAfterAFewAttempts() {
        engine.stored.breakWith(new FencedException("simulated", 1));

        DeliveredEvent delivered = engine.say(WEB, "요금 알려줘");

        assertThat(delivered.timesSettled()).isEqualTo(1);
        assertThat(delivered.failure()).isInstanceOf(FencedException.class);
    }

    @Test
    void closesTheModelsStreamWhenItGivesUp() {
        engine.stored.breakWith(new FencedException("simulated", 1));

        engine.say(WEB, "요금 알려줘");

        assertThat(engine.model.answers(Purpose.REPLY)).isNotEmpty().allMatch(FakeModel.Answer::isCancelled);
    }
}
