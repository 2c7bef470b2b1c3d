package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.CALL;
import static telecom.assistant.gateway.engine.EngineUnderTest.JIWOO;
import static telecom.assistant.gateway.engine.EngineUnderTest.SMS;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.ConversationMode;
import telecom.assistant.channel.event.InboundEvent.ConversationEnded;
import telecom.assistant.channel.event.InboundEvent.ErasureRequested;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.OutboundEvent.TransferRequested;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.SubscriberUsage;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.engine.EngineUnderTest.DeliveredEvent;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.Usage;

/** What a subscriber gets when the day's budget is spent. */
class BudgetTest {

    private static final Usage MUCH = new Usage(900, 100, 0, 0);

    private final EngineUnderTest engine =
            new EngineUnderTest(Settings.budgets(Map.of("tokens-per-day", "1000", "zone", "Asia/Seoul")));

    @Test
    void answersUntilTheBudgetIsSpent() {
        engine.say(WEB, "요금 알려줘");
        engine.model.reply().say("3만 원").finish("primary", new Usage(900, 99, 0, 0));

        engine.say(WEB, "데이터는?");

        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(2);
    }

    @Test
    void saysThatTheBudgetIsSpentInsteadOfAskingTheModel() {
        spend();

        DeliveredEvent delivered = engine.say(WEB, "데이터는?");

        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(1);
        ReplyCompleted reply = engine.sent(ReplyCompleted.class).get(1);
        assertThat(reply.text()).isEqualTo("오늘은 다 쓰셨습니다.");
        assertThat(reply.complete()).isTrue();
        assertThat(engine.stored.said("오늘은 다 쓰셨습니다.").state()).isEqualTo(UtteranceState.COMPLETE);
        assertThat(delivered.isSettled()).isTrue();
        assertThat(spent("told")).isEqualTo(1);
    }

    @Test
    void saysThatTheBudgetIsSpentInTheSubscribersLanguageOnAnyChannel() {
        spend();

        engine.say(CALL, "How much data do I have left?");

        assertThat(engine.sent(ReplyCompleted.class)).last().satisfies(reply -> assertThat(reply.text())
                .endsWith("All used for today."));
    }

    @Test
    void handsOverToAnAgentWithoutTheModel() {
        spend();

        engine.say(SMS, "상담원이랑 얘기할래요");

        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(1);
        assertThat(engine.stored.conversation().mode().kind()).isEqualTo(ConversationMode.WAITING);
        assertThat(engine.sent(ReplyCompleted.class)).last().satisfies(reply -> assertThat(reply.text())
                .endsWith(engine.phrases.in("ko", Phrase.TRANSFER)));
        assertThat(engine.published.the(TransferRequested.class).reason()).isEqualTo("다 쓴 뒤 상담원을 찾음");
        assertThat(spent("handed_over")).isEqualTo(1);
    }

    @Test
    void answersAgainOnTheNextDay() {
        spend();

        engine.timers.pass(Duration.ofDays(1));
        engine.say(WEB, "데이터는?");

        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(2);
    }

    @Test
    void remembersWhatWasUsedAfterARestart() {
        spend();

        engine.restart();
        engine.say(WEB, "데이터는?");

        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(1);
    }

    @Test
    void countsAcrossConversations() {
        spend();
        engine.join(JIWOO);
        engine.deliver(new ConversationEnded(engine.conversation(), JIWOO));

        engine.say(WEB, "데이터는?");

        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(1);
    }

    @Test
    void estimatesTheUsageOfATierThatDoesNotReportIt() {
        engine.say(WEB, "요금 알려줘");

        engine.model.reply().open("small").say("3만 원").finish();

        assertThat(engine.stored.usage())
                .singleElement()
                .satisfies(used -> assertThat(used.inAll().tokens()).isGreaterThan(100));
    }

    /** A subscriber who interrupts every reply still uses the model. */
    @Test
    void countsAReplyThatWasOvertaken() {
        engine.say(WEB, "요금 알려줘");
        engine.model.reply().open("primary").say("이번 달 요금은");

        engine.say(WEB, "아니, 데이터");
        engine.waitUntilBeginningIsStored();

        assertThat(engine.stored.usage()).singleElement().satisfies(used -> {
            assertThat(used.inAll().replies()).isEqualTo(1);
            assertThat(used.inAll().tokens()).isGreaterThan(100);
        });
    }

    @Test
    void countsNothingWhenNoTierAnswered() {
        engine.say(WEB, "요금 알려줘");

        engine.model.reply().fail(new IllegalStateException("simulated"));

        assertThat(engine.stored.usage()).isEmpty();
    }

    @Test
    void limitsReplies() {
        EngineUnderTest limited = new EngineUnderTest(Settings.budgets(Map.of("replies-per-day", "1")));
        limited.say(WEB, "요금 알려줘");
        limited.model.reply().say("3만 원").finish("primary", new Usage(9, 1, 0, 0));

        limited.say(WEB, "데이터는?");

        assertThat(limited.model.answers(Purpose.REPLY)).hasSize(1);
    }

    @Test
    void countsNothingWithoutALimit() {
        EngineUnderTest unlimited = new EngineUnderTest();
        unlimited.say(WEB, "요금 알려줘");

        unlimited.model.reply().say("3만 원").finish("primary", MUCH);

        assertThat(unlimited.stored.usage()).isEmpty();
    }

    @Test
    void startsOverForASubscriberWhoWasErased() {
        spend();
        engine.deliver(new ErasureRequested());

        engine.say(WEB, "데이터는?");

        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(2);
    }

    @Test
    void sendsTheSameReplyWhenTheEventIsRedelivered() {
        spend();
        DeliveredEvent delivered = engine.say(WEB, "데이터는?");

        delivered.redeliver();

        List<ReplyCompleted> replies = engine.sent(ReplyCompleted.class);
        assertThat(replies.get(2).replyId()).isEqualTo(replies.get(1).replyId());
        assertThat(engine.stored.usage()).extracting(SubscriberUsage::inAll).hasSize(1);
    }

    private void spend() {
        engine.say(WEB, "요금 알려줘");
        engine.model.reply().say("3만 원").finish("primary", MUCH);
    }

    private double spent(String instead) {
        return engine.meters
                .get("assistant.budget.spent")
                .tag("instead", instead)
                .counter()
                .count();
    }
}
