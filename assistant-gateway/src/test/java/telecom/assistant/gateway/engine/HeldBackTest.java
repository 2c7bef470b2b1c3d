package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.model.Purpose;

/**
 * Nothing of a turn is published before its beginning is stored, so an engine that has lost the conversation is silent.
 */
class HeldBackTest {

    private final EngineUnderTest engine = new EngineUnderTest();

    @Test
    void asksTheModelBeforeTheTurnIsStored() {
        engine.stored.stall();

        engine.say(WEB, "요금 알려줘");

        // The conversation has to be read first.
        engine.stored.resume();
        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(1);
    }

    @Test
    void saysNothingBeforeTheTurnIsStored() {
        engine.say(WEB, "안녕");
        engine.model.reply().say("네").finish();
        int before = engine.sent(OutboundEvent.class).size();
        engine.stored.stall();

        engine.say(WEB, "요금 알려줘");
        engine.model.reply().say("3만 원");

        assertThat(engine.sent(OutboundEvent.class)).hasSize(before);
    }

    @Test
    void saysWhatWasHeldBackOnceTheTurnIsStored() {
        engine.say(WEB, "안녕");
        engine.model.reply().say("네").finish();
        engine.stored.stall();
        engine.say(WEB, "요금 알려줘");
        engine.model.reply().say("3만 원");

        engine.stored.resume();

        assertThat(engine.sent(ReplyDelta.class))
                .filteredOn(delta -> delta.turn() == 2)
                .extracting(ReplyDelta::text)
                .containsExactly("3만 원");
    }

    @Test
    void saysNothingOfATurnThatTheStoreRefused() {
        engine.say(WEB, "안녕");
        engine.model.reply().say("네").finish();
        engine.stored.takenOverElsewhere();
        engine.stored.stall();
        engine.say(WEB, "요금 알려줘");
        var refused = engine.model.reply();
        refused.say("3만 원");

        engine.stored.resume();

        assertThat(engine.sent(ReplyDelta.class)).extracting(ReplyDelta::text).doesNotContain("3만 원");
        assertThat(refused.isCancelled()).isTrue();
    }
}
