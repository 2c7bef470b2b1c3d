package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.CALL;
import static telecom.assistant.gateway.engine.EngineUnderTest.JIWOO;
import static telecom.assistant.gateway.engine.EngineUnderTest.SMS;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import telecom.assistant.channel.event.DeliveryStatus;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.Notice;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.ConversationChange;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.engine.EngineUnderTest.DeliveredEvent;
import telecom.assistant.model.Purpose;
import telecom.assistant.store.FencedException;

/** Tests failures of a step: every event without an outcome is processed again, and gets an outcome. */
class FailedStepTest {

    private static final int MOST_ATTEMPTS = 3;
    private static final int ALWAYS = Integer.MAX_VALUE;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private final RuntimeException tooLarge = new RecordTooLargeException("simulated");

    private final EngineUnderTest engine = new EngineUnderTest();

    @ParameterizedTest
    @EnumSource
    void retriesEverythingWhenACutIsNotPublished(Cut cut) {
        DeliveredEvent utterance = startAnswering();
        engine.published.refuse(ReplyCancelled.class, 1);

        DeliveredEvent cutting = cutOff(cut);

        assertThat(engine.published.refused()).hasSize(1);
        assertThat(List.of(utterance, cutting)).allSatisfy(FailedStepTest::assertDone);
    }

    @ParameterizedTest
    @EnumSource
    void retriesEverythingWhenACutIsNotStored(Cut cut) {
        DeliveredEvent utterance = startAnswering();
        engine.stored.refuse(any -> true, 1);

        DeliveredEvent cutting = cutOff(cut);

        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(2);
        assertThat(List.of(utterance, cutting)).allSatisfy(FailedStepTest::assertDone);
    }

    @ParameterizedTest
    @EnumSource
    void losesNoEventWhenPublishingFailsPermanently(Cut cut) {
        DeliveredEvent utterance = startAnswering();
        engine.published.refuse(OutboundEvent.class, ALWAYS, tooLarge);

        DeliveredEvent cutting = cutOff(cut);
        answerUntilNotAskedAgain();

        assertDeadLetter(utterance);
        // It need not be a dead letter: the effects of a barge-in or a hang-up are already stored.
        assertThat(cutting.timesSettled()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void blamesNoEventWhileKafkaIsUnavailable(Cut cut) {
        DeliveredEvent utterance = startAnswering();
        engine.published.refuse(OutboundEvent.class, ALWAYS);
        DeliveredEvent cutting = cutOff(cut);
        for (int i = 0; i < 100; i++) {
            answerUntilNotAskedAgain();
            engine.timers.pass(LONGEST_PAUSE);
        }
        assertThat(utterance.isSettled()).isFalse();

        engine.published.refuse(OutboundEvent.class, 0);
        engine.timers.pass(LONGEST_PAUSE);
        answerUntilNotAskedAgain();

        assertThat(List.of(utterance, cutting)).allSatisfy(FailedStepTest::assertDone);
    }

    @Test
    void blamesNoEventWhileTheDatabaseIsUnavailable() {
        EngineUnderTest impatient = new EngineUnderTest(Settings.engine(Duration.ZERO));
        impatient.stored.breakWith(new IllegalStateException("simulated"));
        DeliveredEvent utterance = impatient.say(CALL, "요금 알려줘");
        impatient.timers.pass(LONGEST_PAUSE.multipliedBy(100));
        assertThat(utterance.isSettled()).isFalse();

        impatient.stored.breakWith(null);
        impatient.timers.pass(LONGEST_PAUSE);
        impatient.model.reply().say("3만 원").finish();

        assertDone(utterance);
        assertThat(impatient.published.the(ReplyCompleted.class).text()).endsWith("3만 원");
    }

    @Test
    void retriesLessOftenTheLongerAnOutageLasts() {
        engine.say(WEB, "요금 알려줘");
        engine.published.refuse(Notice.class, ALWAYS);
        engine.join(JIWOO);
        engine.timers.pass(Duration.ofMinutes(1));
        int attempts = engine.published.refused().size();

        engine.timers.pass(LONGEST_PAUSE);

        assertThat(engine.published.refused()).hasSize(attempts + 1);
    }

    @ParameterizedTest
    @EnumSource
    void losesNoEventWhenStoringFailsPermanently(Cut cut) {
        DeliveredEvent utterance = startAnswering();
        engine.stored.breakWith(new FencedException("simulated", 1));

        DeliveredEvent cutting = cutOff(cut);
        answerUntilNotAskedAgain();

        assertThat(List.of(utterance, cutting)).allSatisfy(FailedStepTest::assertDeadLetter);
    }

    @Test
    void retriesTextsThatWaitedForAHandoffWhenTheirTurnIsNotStored() {
        engine.say(SMS, "상담원 연결해 주세요");
        List<DeliveredEvent> waiting = List.of(engine.say(SMS, "하나"), engine.say(SMS, "둘"));
        engine.stored.refuse(holds("하나"), 1);

        handOff();
        engine.model.reply().say("네").finish();
        engine.model.reply().say("네").finish();

        assertThat(waiting).allSatisfy(FailedStepTest::assertDone);
        assertThat(engine.stored.utterances())
                .extracting(UtteranceRecord::text)
                .containsOnlyOnce("하나", "둘")
                .containsSubsequence("하나", "둘");
    }

    @Test
    void deadLettersOnlyTheTextWhoseTurnIsNeverStoredAfterAHandoff() {
        DeliveredEvent asked = engine.say(SMS, "상담원 연결해 주세요");
        DeliveredEvent hopeless = engine.say(SMS, "하나");
        DeliveredEvent next = engine.say(SMS, "둘");
        engine.stored.refuse(holds("하나"), ALWAYS);

        handOff();
        engine.model.reply().say("네").finish();

        assertDeadLetter(hopeless);
        assertThat(List.of(asked, next)).allSatisfy(FailedStepTest::assertDone);
    }

    @Test
    void triesAnEventThreeTimesBeforeItBecomesADeadLetter() {
        engine.say(WEB, "요금 알려줘");
        engine.published.refuse(Notice.class, ALWAYS, tooLarge);

        DeliveredEvent hopeless = engine.join(JIWOO);

        assertThat(engine.published.refused()).hasSize(MOST_ATTEMPTS);
        assertDeadLetter(hopeless);
    }

    @Test
    void completesTheReplyThatAHopelessEventWouldHaveCutOff() {
        DeliveredEvent innocent = engine.say(WEB, "요금 알려줘");
        engine.stored.refuse(change -> change.conversation().mode().agent() != null, ALWAYS);
        DeliveredEvent hopeless = engine.join(JIWOO);

        engine.model.reply().say("3만 원").finish();

        assertDeadLetter(hopeless);
        assertDone(innocent);
        assertThat(engine.published.the(ReplyCompleted.class).text()).endsWith("3만 원");
    }

    @Test
    void completesTheReplyUnderWayDuringAHopelessEvent() {
        engine.say(SMS, "요금 알려줘");
        engine.model.reply().say("3만 원").finish();
        ReplyCompleted lost = engine.published.the(ReplyCompleted.class);
        DeliveredEvent innocent = engine.say(WEB, "데이터는?");
        engine.stored.refuse(FailedStepTest::marksAnUndeliveredText, ALWAYS);
        DeliveredEvent hopeless = engine.deliver(new InboundEvent.DeliveryReported(
                SMS, engine.conversation(), lost.turn(), lost.replyId(), DeliveryStatus.FAILED, null, null));

        engine.model.reply().say("5GB").finish();

        assertDeadLetter(hopeless);
        assertDone(innocent);
        assertThat(engine.sent(ReplyCompleted.class)).last().satisfies(reply -> assertThat(reply.text())
                .endsWith("5GB"));
    }

    /** The ways in which a reply to a caller is cut off. */
    private enum Cut {
        BARGE_IN,
        HANG_UP,
        AGENT_JOIN
    }

    private DeliveredEvent cutOff(Cut cut) {
        return switch (cut) {
            case BARGE_IN -> engine.interrupt(1, "이번");
            case HANG_UP -> engine.deliver(new InboundEvent.LegClosed(CALL, "caller hung up"));
            case AGENT_JOIN -> engine.join(JIWOO);
        };
    }

    private DeliveredEvent startAnswering() {
        DeliveredEvent utterance = engine.say(CALL, "요금 알려줘");
        engine.model.reply().say("이번 달 요금은");
        return utterance;
    }

    @Test
    void answersATextThatWaitedBehindATurnThatCannotBeStored() {
        DeliveredEvent hopeless = engine.say(SMS, "하나");
        DeliveredEvent waiting = engine.say(SMS, "둘");
        engine.stored.refuse(
                change -> change.utterances().stream()
                        .anyMatch(said -> said.text().endsWith("나쁜")),
                Integer.MAX_VALUE);
        while (!hopeless.isSettled()) {
            engine.model.reply().say("나쁜").finish();
        }
        engine.model.reply().say("좋은").finish();

        assertDeadLetter(hopeless);
        assertDone(waiting);
    }

    /** Lets the model answer, again and again for as long as its answers get lost. */
    private void answerUntilNotAskedAgain() {
        int asked;
        do {
            asked = engine.model.answers(Purpose.REPLY).size();
            engine.model.reply().say("이번 달 요금은 3만 원입니다").finish();
        } while (engine.model.answers(Purpose.REPLY).size() > asked);
    }

    private void handOff() {
        engine.model.reply().call("transfer_to_agent", "{}").finish();
    }

    private static Predicate<ConversationChange> holds(String text) {
        return change ->
                change.utterances().stream().anyMatch(said -> said.text().equals(text));
    }

    private static boolean marksAnUndeliveredText(ConversationChange change) {
        return change.utterances().stream().anyMatch(said -> said.state() == UtteranceState.UNDELIVERED);
    }

    private static void assertDone(DeliveredEvent event) {
        assertThat(event.timesSettled()).isEqualTo(1);
        assertThat(event.failure()).isNull();
    }

    private static void assertDeadLetter(DeliveredEvent event) {
        assertThat(event.timesSettled()).isEqualTo(1);
        assertThat(event.failure()).isNotNull();
    }
}
