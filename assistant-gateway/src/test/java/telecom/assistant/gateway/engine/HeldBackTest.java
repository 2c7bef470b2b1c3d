package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.CALL;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.gateway.FakeModel;
import telecom.assistant.gateway.Settings;
import telecom.assistant.model.Purpose;
import telecom.assistant.store.RefusedException;

/** Which parts of a turn may be sent before the turn is stored, and which may not. */
class HeldBackTest {

    private final EngineUnderTest engine = new EngineUnderTest();

    @BeforeEach
    void aConversationIsStored() {
        engine.say(WEB, "안녕");
        engine.model.reply().say("네").finish();
        engine.published.clear();
    }

    @Test
    void asksTheModelBeforeTheConversationIsStored() {
        EngineUnderTest fresh = new EngineUnderTest();
        fresh.stored.stall();

        fresh.say(WEB, "요금 알려줘");

        // The conversation has to be read first.
        fresh.stored.resume();
        assertThat(fresh.model.answers(Purpose.REPLY)).hasSize(1);
    }

    @Test
    void theFirstWordsDoNotWaitForAWrite() {
        engine.stored.stall();

        engine.say(WEB, "요금 알려줘");
        engine.model.reply().say("3만 원");

        assertThat(texts()).containsExactly("3만 원");
    }

    @Test
    void nothingOfANewConversationIsSentBeforeItIsStored() {
        engine.stored.stall();

        engine.deliver(
                new InboundEvent.UtteranceReceived(WEB, "요금 알려줘", null, 1),
                Instant.now().plus(Settings.engine().conversationIdle().plusMinutes(1)));
        engine.model.reply().say("3만 원");

        assertThat(engine.sent(OutboundEvent.class)).isEmpty();
        engine.stored.resume();
        assertThat(texts()).hasSize(1);
    }

    @Test
    void aCompletedReplyWaitsUntilTheTurnIsStored() {
        engine.stored.stall();
        engine.say(WEB, "요금 알려줘");

        engine.model.reply().say("3만 원").finish();

        assertThat(engine.sent(ReplyCompleted.class)).isEmpty();
        engine.stored.resume();
        assertThat(engine.sent(ReplyCompleted.class)).hasSize(1);
    }

    @Test
    void aCancellationWaitsUntilItIsStored() {
        engine.say(WEB, "요금 알려줘");
        engine.model.reply().say("3만 원");
        engine.stored.stall();

        engine.say(WEB, "아니, 데이터");

        assertThat(engine.sent(ReplyCancelled.class)).isEmpty();
        engine.stored.resume();
        assertThat(engine.sent(ReplyCancelled.class)).hasSize(1);
    }

    @Test
    void theNextTurnsWordsWaitUntilTheCancellationIsStored() {
        engine.say(WEB, "요금 알려줘");
        engine.model.reply().say("3만 원");
        engine.stored.stall();
        engine.say(WEB, "아니, 데이터");

        engine.model.reply().say("5GB");

        assertThat(texts()).containsExactly("3만 원");
        engine.stored.resume();
        assertThat(texts()).containsExactly("3만 원", "5GB");
    }

    @Test
    void aTurnIsStoredOnceIfItIsShort() {
        int writes = engine.stored.writes();

        engine.say(WEB, "요금 알려줘");
        engine.model.reply().say("3만 원").finish();

        assertThat(engine.stored.writes()).isEqualTo(writes + 1);
        assertThat(engine.stored.utterances())
                .extracting(UtteranceRecord::text)
                .contains("요금 알려줘")
                .last()
                .asString()
                .endsWith("3만 원");
    }

    @Test
    void theBeginningOfALongTurnIsStored() {
        engine.say(WEB, "요금 알려줘");
        FakeModel.Answer reply = engine.model.reply();
        reply.say("3만 원");

        engine.waitUntilBeginningIsStored();

        assertThat(engine.stored.utterances()).extracting(UtteranceRecord::text).contains("요금 알려줘");
        assertThat(engine.stored.conversation().turn()).isEqualTo(2);
    }

    @Test
    void everythingWaitsWhenTheStoreHasNotAnsweredLately() {
        engine.loseTrustInTheStore();
        engine.stored.stall();

        engine.say(WEB, "요금 알려줘");
        engine.model.reply().say("3만 원");

        assertThat(engine.sent(OutboundEvent.class)).isEmpty();
        engine.stored.resume();
        assertThat(texts()).containsExactly("3만 원");
    }

    @Test
    void aSuspendedEngineSendsNothingOfATurnThatTheStoreRefuses() {
        engine.stored.takeOverElsewhere();
        engine.loseTrustInTheStore();
        engine.stored.stall();
        engine.say(WEB, "요금 알려줘");
        FakeModel.Answer refused = engine.model.reply();
        refused.say("3만 원");

        engine.stored.resume();

        assertThat(texts()).doesNotContain("3만 원");
        assertThat(refused.isCancelled()).isTrue();
    }

    @Test
    void anEngineThatHasNotNoticedTheTakeOverCompletesNothing() {
        engine.stored.takeOverElsewhere();
        engine.say(WEB, "요금 알려줘");
        FakeModel.Answer refused = engine.model.reply();

        refused.say("3만 원").finish();

        assertThat(engine.sent(ReplyCompleted.class)).isEmpty();
        assertThat(engine.stored.utterances()).extracting(UtteranceRecord::text).doesNotContain("3만 원");
    }

    @Test
    void aCallIsStoredBeforeAnythingIsSaidInIt() {
        engine.stored.stall();

        engine.deliver(new InboundEvent.LegOpened(CALL, "ko-KR", null));

        assertThat(engine.sent(OutboundEvent.class)).isEmpty();
    }

    @Test
    void anEngineSuspendedDuringATurnSendsNothingMoreUntilTheStoreHasAnswered() {
        engine.say(WEB, "요금 알려줘");
        FakeModel.Answer reply = engine.model.reply();
        reply.say("3만");
        engine.stored.takeOverElsewhere();
        engine.stored.stall();
        engine.loseTrustInTheStore();

        reply.say(" 원입니다");
        engine.stored.resume();

        assertThat(texts()).containsExactly("3만");
        assertThat(reply.isCancelled()).isTrue();
    }

    @Test
    void aRefusedBeginningIsNotBlamedOnTheNextMessage() {
        engine.stored.refuse(
                change -> change.utterances().stream()
                        .anyMatch(said -> said.text().equals("나쁜 말")),
                Integer.MAX_VALUE,
                new RefusedException(new IllegalStateException("simulated")));
        EngineUnderTest.DeliveredEvent bad = engine.say(WEB, "나쁜 말");

        EngineUnderTest.DeliveredEvent good = engine.say(WEB, "요금 알려줘");
        engine.model.reply().say("3만 원").finish();

        assertThat(bad.failure()).isInstanceOf(RefusedException.class);
        assertThat(good.failure()).isNull();
        assertThat(good.timesSettled()).isEqualTo(1);
    }

    private List<String> texts() {
        return engine.sent(ReplyDelta.class).stream().map(ReplyDelta::text).toList();
    }
}
