package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.CALL;
import static telecom.assistant.gateway.engine.EngineUnderTest.SMS;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.OutboundEvent.Notice;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.engine.EngineUnderTest.DeliveredEvent;

/** What a subscriber sees and hears when no turn is admitted to the model. */
class OverloadTest {

    private final EngineUnderTest engine = new EngineUnderTest(
            Settings.engine(),
            Settings.admission(Map.of("turns-at-once", "0")),
            Settings.channels(Map.of("web.queue.places", "1")));

    @Test
    void tellsACallerToHoldOn() {
        engine.say(CALL, "요금 알려줘");

        engine.timers.pass(Duration.ofSeconds(2));

        assertThat(engine.sent(Notice.class)).last().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.WAITING);
            assertThat(notice.text()).isEqualTo("문의가 많습니다.");
        });
    }

    @Test
    void tellsAChatToHoldOn() {
        engine.say(WEB, "요금 알려줘");

        engine.timers.pass(Duration.ofSeconds(2));

        assertThat(engine.stored.utterances()).extracting(UtteranceRecord::text).contains("문의가 많습니다.");
    }

    @Test
    void sendsNoTextAboutWaiting() {
        engine.say(SMS, "요금 알려줘");

        engine.timers.pass(Duration.ofSeconds(2));

        assertThat(engine.sent(Notice.class)).isEmpty();
    }

    @Test
    void finallyAnswersThatTheAssistantIsBusy() {
        DeliveredEvent delivered = engine.say(CALL, "요금 알려줘");

        engine.timers.pass(Duration.ofSeconds(5));

        assertThat(engine.sent(ReplyCompleted.class)).singleElement().satisfies(reply -> assertThat(reply.text())
                .endsWith("모두 통화 중입니다."));
        assertThat(delivered.isSettled()).isTrue();
    }

    @Test
    void defersTexts() {
        DeliveredEvent text = engine.say(SMS, "요금 알려줘");

        engine.timers.pass(Duration.ofMinutes(5));

        assertThat(engine.sent(ReplyCompleted.class)).isEmpty();
        assertThat(text.isSettled()).isFalse();
    }
}
