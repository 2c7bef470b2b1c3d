package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.SMS;

import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.InboundEvent;

/** What the store learns about a subscriber from the routes of the subscriber's events. */
class StoredSubscriberTest {

    private static final Route APP = new Route(Channel.WEB, "web-1", "12345678", "bot", 0);

    private final EngineUnderTest engine = new EngineUnderTest();

    @Test
    void storesTheNumberThatATextCameFrom() {
        engine.say(SMS, "요금 알려줘");

        assertThat(engine.stored.subscriber().number()).isEqualTo(SMS.subscriberAddress());
    }

    @Test
    void doesNotMistakeAnAppAccountForANumber() {
        engine.say(APP, "요금 알려줘");

        assertThat(engine.stored.subscriber().number()).isNull();
    }

    @Test
    void doesNotMistakeAnAppAccountForANumberBeforeTheFirstUtterance() {
        engine.deliver(new InboundEvent.LegOpened(APP, "ko-KR", "하늘"));

        assertThat(engine.stored.subscriber().number()).isNull();
    }

    @Test
    void keepsTheNumberWhenTheSubscriberGoesOnInAnApp() {
        engine.say(SMS, "요금 알려줘");
        engine.model.reply().say("3만 원").finish();

        engine.say(APP, "데이터는?");

        assertThat(engine.stored.subscriber().number()).isEqualTo(SMS.subscriberAddress());
    }
}
