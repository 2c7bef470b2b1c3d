package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.CALL;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.ConsentScope;
import telecom.assistant.channel.event.InboundEvent.ConsentRecorded;
import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.ReplyOrigin;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.gateway.engine.EngineUnderTest.DeliveredEvent;

/** Which model wrote a stored reply, and to which uses of it the subscriber has consented. */
class ReplyOriginTest {

    private final EngineUnderTest engine = new EngineUnderTest();

    @Test
    void storesWhichTierAndModelAnswered() {
        engine.say(WEB, "요금 알려줘");

        engine.model.reply().open("large").say("3만 원").finish();

        assertThat(reply().origin()).isEqualTo(new ReplyOrigin("large", "test-model", true));
    }

    @Test
    void knowsThatAReplyEndsWithAPhraseOfTheSystem() {
        engine.say(WEB, "상담원 바꿔줘");

        engine.model
                .reply()
                .open("large")
                .say("네,")
                .call("transfer_to_agent", "{}")
                .finish();

        assertThat(reply().origin()).isEqualTo(new ReplyOrigin("large", "test-model", false));
    }

    @Test
    void knowsThatNoModelWroteAnApology() {
        engine.say(WEB, "요금 알려줘");
        engine.model.reply().fail(new IllegalStateException("simulated"));

        assertThat(reply().origin()).isNull();
    }

    @Test
    void doesNotAttributeAnApologyToAModelThatSaidNothing() {
        engine.say(WEB, "요금 알려줘");

        engine.model.reply().open("large").finish();

        assertThat(reply().origin().selfContained()).isFalse();
    }

    @Test
    void keepsTheOriginWhenTheReplyTurnsOutToBeCutOff() {
        engine.say(CALL, "요금 알려줘");
        engine.model.reply().open("large").say("3만 원입니다").finish();

        engine.interrupt(1, "3만");

        assertThat(reply().origin()).isNotNull();
    }

    @Test
    void recordsAConsentAsOfWhenItWasGiven() {
        Instant given = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MILLIS);

        DeliveredEvent delivered = engine.deliver(new ConsentRecorded(ConsentScope.TRAINING, true), given);

        assertThat(engine.consented).containsExactly("given TRAINING someone " + given);
        assertThat(delivered.isSettled()).isTrue();
    }

    @Test
    void recordsAWithdrawal() {
        engine.deliver(new ConsentRecorded(ConsentScope.TRAINING, false));

        assertThat(engine.consented).containsExactly("withdrawn TRAINING someone");
    }

    private UtteranceRecord reply() {
        return engine.stored.utterances().stream()
                .filter(said -> said.role() == Role.ASSISTANT)
                .findFirst()
                .orElseThrow();
    }
}
