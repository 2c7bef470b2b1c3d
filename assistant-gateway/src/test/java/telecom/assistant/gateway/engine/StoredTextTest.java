package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.CALL;
import static telecom.assistant.gateway.engine.EngineUnderTest.SMS;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.conversation.UtteranceRecord;

/** PostgreSQL's text type cannot hold NUL, so it is removed from utterances before they are stored. */
class StoredTextTest {

    private final EngineUnderTest engine = new EngineUnderTest();

    @Test
    void storesWhatWasSaidWithoutNul() {
        engine.say(WEB, "요금\0 알려줘\0");

        assertStoredWithoutNul("요금 알려줘");
    }

    @Test
    void storesATextThatWaitedWithoutNul() {
        engine.say(SMS, "하나");
        engine.say(SMS, "\0둘");

        engine.model.reply().say("일").finish();
        engine.waitUntilBeginningIsStored();

        assertStoredWithoutNul("둘");
    }

    @Test
    void storesPressedKeysWithoutNul() {
        engine.deliver(new InboundEvent.DigitsPressed(CALL, "2\0"));

        assertStoredWithoutNul("(2번을 눌렀습니다)");
    }

    private void assertStoredWithoutNul(String text) {
        assertThat(engine.stored.utterances())
                .extracting(UtteranceRecord::text)
                .contains(text)
                .noneMatch(stored -> stored.contains("\0"));
    }
}
