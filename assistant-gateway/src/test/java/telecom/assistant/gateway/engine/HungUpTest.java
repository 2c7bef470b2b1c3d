package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.CALL;
import static telecom.assistant.gateway.engine.EngineUnderTest.JIWOO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.DeskEvent.UtteranceAdded;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.Undelivered;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.gateway.engine.EngineUnderTest.DeliveredEvent;

/** An agent speaks to a caller who has hung up. */
class HungUpTest {

    private static final String MESSAGE = "제가 볼게요";

    private final EngineUnderTest engine = new EngineUnderTest();

    @BeforeEach
    void theCallerHangsUpOnAnAgent() {
        engine.say(CALL, "상담원 바꿔줘");
        engine.join(JIWOO);
        engine.deliver(new InboundEvent.LegClosed(CALL, "caller hung up"));
        engine.published.clear();
    }

    @Test
    void storesThatTheMessageReachedNobody() {
        speak();

        assertThat(engine.stored.said(MESSAGE).state()).isEqualTo(UtteranceState.UNDELIVERED);
    }

    @Test
    void sendsNothing() {
        speak();

        assertThat(engine.sentKinds()).isEmpty();
    }

    @Test
    void sendsNothingWhenTheMessageIsRedelivered() {
        DeliveredEvent spoken = speak();

        spoken.redeliver();

        assertThat(engine.sentKinds()).isEmpty();
    }

    @Test
    void sendsNothingAfterARestart() {
        engine.restart();

        speak();

        assertThat(engine.sentKinds()).isEmpty();
        assertThat(engine.stored.said(MESSAGE).state()).isEqualTo(UtteranceState.UNDELIVERED);
    }

    @Test
    void showsTheDeskThatTheMessageReachedNobody() {
        speak();

        UtteranceAdded shown = engine.published.the(UtteranceAdded.class);
        assertThat(shown.state()).isEqualTo(UtteranceState.UNDELIVERED);
        assertThat(shown.undelivered()).isEqualTo(new Undelivered(Undelivered.Reason.HUNG_UP, null));
    }

    private DeliveredEvent speak() {
        return engine.deliver(new InboundEvent.AgentSpoke(engine.conversation(), JIWOO, MESSAGE, null));
    }
}
