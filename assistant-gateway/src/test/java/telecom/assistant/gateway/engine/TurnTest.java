package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.SMS;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.channel.event.OutboundEvent.ReplyStarted;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.gateway.engine.EngineUnderTest.DeliveredEvent;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelFailure;

/** An utterance and its answer, undisturbed. */
class TurnTest {

    private final EngineUnderTest engine = new EngineUnderTest();

    @Test
    void publishesTheReplyFromStartToEnd() {
        engine.say(WEB, "요금 알려줘");

        engine.model.reply().say("3만 원").finish();

        assertThat(engine.sentKinds()).containsExactly("ReplyStarted", "ReplyDelta", "ReplyCompleted");
    }

    @Test
    void answersOnTheRouteOfTheUtterance() {
        engine.say(WEB, "요금 알려줘");

        assertThat(engine.published.the(ReplyStarted.class).route()).isEqualTo(WEB);
    }

    @Test
    void completesWithTheWholeText() {
        engine.say(WEB, "요금 알려줘");

        engine.model.reply().say("3만", " 원").finish();

        ReplyCompleted completed = engine.published.the(ReplyCompleted.class);
        assertThat(completed.text()).isEqualTo(disclosure() + "\n3만 원");
        assertThat(completed.complete()).isTrue();
        assertThat(completed.turn()).isEqualTo(1);
    }

    @Test
    void publishesTheBeginningOfTheReplyInDeltas() {
        engine.say(WEB, "요금 알려줘");

        engine.model.reply().say("이번 ", "달은 ", "3만 원입니다.").finish();

        String joined =
                engine.sent(ReplyDelta.class).stream().map(ReplyDelta::text).reduce("", String::concat);
        assertThat(joined).isNotEmpty();
        assertThat(engine.published.the(ReplyCompleted.class).text()).startsWith(joined);
    }

    @Test
    void disclosesTheAiOncePerLeg() {
        engine.say(WEB, "요금 알려줘");
        engine.model.reply().say("3만 원").finish();
        engine.published.clear();

        engine.say(WEB, "데이터는?");
        engine.model.reply().say("5GB").finish();

        assertThat(engine.published.the(ReplyCompleted.class).text()).isEqualTo("5GB");
    }

    @Test
    void disclosesTheAiOnEachLeg() {
        engine.say(WEB, "요금 알려줘");
        engine.model.reply().say("3만 원").finish();
        engine.published.clear();

        engine.say(SMS, "데이터는?");
        engine.model.reply().say("5GB").finish();

        assertThat(engine.published.the(ReplyCompleted.class).text()).startsWith(disclosure());
    }

    @Test
    void sendsATextAsAWhole() {
        engine.say(SMS, "요금 알려줘");

        engine.model.reply().say("3만 원입니다. ", "더 궁금한 점이 있나요?").finish();

        assertThat(engine.sent(ReplyDelta.class)).isEmpty();
        assertThat(engine.sent(ReplyCompleted.class)).hasSize(1);
    }

    @Test
    void storesTheUtteranceAndTheReply() {
        engine.say(WEB, "요금 알려줘");

        engine.model.reply().say("3만 원").finish();

        assertThat(engine.stored.utterances())
                .extracting(UtteranceRecord::role)
                .containsExactly(Role.SUBSCRIBER, Role.ASSISTANT);
    }

    @Test
    void settlesTheEventOnlyWhenTheReplyIsStored() {
        DeliveredEvent delivered = engine.say(WEB, "요금 알려줘");
        boolean before = delivered.isSettled();

        engine.model.reply().say("3만 원").finish();

        assertThat(before).isFalse();
        assertThat(delivered.timesSettled()).isEqualTo(1);
        assertThat(delivered.failure()).isNull();
    }

    @Test
    void completesTheReplyOnlyAfterItIsStored() {
        engine.say(WEB, "요금 알려줘");
        engine.stored.stall();

        engine.model.reply().say("3만 원").finish();
        boolean before = engine.sent(ReplyCompleted.class).isEmpty();
        engine.stored.resume();

        assertThat(before).isTrue();
        assertThat(engine.sent(ReplyCompleted.class)).hasSize(1);
    }

    @Test
    void answersInTheLanguageOfTheUtterance() {
        engine.say(WEB, "How much is my bill?");

        engine.model.reply().fail(unreachable());

        assertThat(engine.published.the(ReplyCompleted.class).text())
                .isEqualTo(engine.phrases.in("en", Phrase.DISCLOSURE) + " " + engine.phrases.in("en", Phrase.APOLOGY));
    }

    @Test
    void apologisesWhenTheModelIsUnavailable() {
        engine.say(WEB, "요금 알려줘");

        engine.model.reply().fail(unreachable());

        ReplyCompleted completed = engine.published.the(ReplyCompleted.class);
        assertThat(completed.text()).endsWith(engine.phrases.in("ko", Phrase.APOLOGY));
        assertThat(completed.complete()).isFalse();
    }

    @Test
    void settlesTheEventWhenTheModelIsUnavailable() {
        DeliveredEvent delivered = engine.say(WEB, "요금 알려줘");

        engine.model.reply().fail(unreachable());

        assertThat(delivered.isSettled()).isTrue();
        assertThat(delivered.failure()).isNull();
    }

    @Test
    void keepsWhatTheModelSaidBeforeItFailed() {
        engine.say(WEB, "요금 알려줘");

        engine.model.reply().say("이번 달").fail(unreachable());

        assertThat(engine.stored.utterances().get(1).text())
                .isEqualTo(disclosure() + "\n이번 달 " + engine.phrases.in("ko", Phrase.APOLOGY));
        assertThat(engine.stored.utterances().get(1).state()).isEqualTo(UtteranceState.INCOMPLETE);
    }

    @Test
    void marksAReplyAsIncompleteWhenTheTokenLimitCutsItOff() {
        engine.say(WEB, "요금 알려줘");

        engine.model.reply().say("이번 달").finish(FinishReason.LENGTH);

        assertThat(engine.published.the(ReplyCompleted.class).complete()).isFalse();
    }

    @Test
    void continuesTheConversationOfAnotherChannel() {
        engine.say(SMS, "요금 알려줘");
        engine.model.reply().say("3만 원").finish();
        UUID first = engine.conversation();

        engine.say(WEB, "왜요?");
        engine.model.reply().say("요금제가 바뀌었어요").finish();

        assertThat(engine.conversation()).isEqualTo(first);
        assertThat(engine.model.reply().request().messages()).hasSize(4);
    }

    @Test
    void opensANewConversationAfterALongSilence() {
        engine.say(WEB, "요금 알려줘");
        engine.model.reply().say("3만 원").finish();
        UUID first = engine.conversation();

        engine.deliver(
                new InboundEvent.UtteranceReceived(WEB, "다시 왔어요", null, 1),
                Instant.now().plus(Duration.ofMinutes(31)));
        engine.model.reply().say("네").finish();

        assertThat(engine.conversation()).isNotEqualTo(first);
        assertThat(engine.published.of(ReplyCompleted.class).get(1).turn()).isEqualTo(1);
    }

    private static ModelFailure unreachable() {
        return new ModelFailure(ModelFailure.Reason.UNREACHABLE, "primary", false, "simulated");
    }

    private String disclosure() {
        return engine.phrases.in("ko", Phrase.DISCLOSURE);
    }
}
