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
import telecom.assistant.gateway.engine.EngineUnderTest.Taken;

/** An agent speaks to a caller who has hung up. */
class HungUpTest {

    private static final String WORDS = "제가 볼게요";

    private final EngineUnderTest engine = new EngineUnderTest();

    @BeforeEach
    void theCallerHangsUpOnAnAgent() {
        engine.say(CALL, "상담원 바꿔줘");
        engine.join(JIWOO);
        engine.take(new InboundEvent.LegClosed(CALL, "caller hung up"));
        engine.published.clear();
    }

    @Test
    void storesThatTheWordsReachedNobody() {
        speak();

        assertThat(engine.stored.said(WORDS).state()).isEqualTo(UtteranceState.UNDELIVERED);
    }

    @Test
    void sendsNothing() {
        speak();

        assertThat(engine.toldKinds()).isEmpty();
    }

    @Test
    void sendsNothingWhenTheWordsComeAgain() {
        Taken spoken = speak();

        spoken.again();

        assertThat(engine.toldKinds()).isEmpty();
    }

    @Test
    void sendsNothingAfterARestart() {
        engine.restart();

        speak();

        assertThat(engine.toldKinds()).isEmpty();
        assertThat(engine.stored.said(WORDS).state()).isEqualTo(UtteranceState.UNDELIVERED);
    }

    @Test
    void tellsTheDeskThatTheWordsReachedNobody() {
        speak();

        UtteranceAdded shown = engine.published.the(UtteranceAdded.class);
        assertThat(shown.state()).isEqualTo(UtteranceState.UNDELIVERED);
        assertThat(shown.undelivered()).isEqualTo(new Undelivered(Undelivered.Reason.HUNG_UP, null));
    }

    private Taken speak() {
        return engine.take(new InboundEvent.AgentSpoke(engine.conversation(), JIWOO, WORDS, null));
    }
}
