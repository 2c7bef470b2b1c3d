package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.DeskEvent.UtteranceAdded;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.channel.kafka.Topics;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.engine.EngineUnderTest.DeliveredEvent;
import telecom.assistant.model.Purpose;

/** A channel that the engine has never heard of needs a profile in the settings and nothing else. */
class FourthChannelTest {

    private static final Route KIOSK = new Route(new Channel("kiosk"), "kiosk-7", "+821000000101", "store-3", 2);
    private static final Map<String, String> PROFILE = Map.of(
            "kiosk.priority", "4",
            "kiosk.arrival", "supersede",
            "kiosk.pieces", "steady",
            "kiosk.assurance", "NONE",
            "kiosk.prompt", "web",
            "kiosk.deadlines.first-words", "5s",
            "kiosk.deadlines.whole", "20s",
            "kiosk.queue.places", "10",
            "kiosk.queue.longest", "5s",
            "kiosk.max-tokens", "100");

    private final EngineUnderTest engine = new EngineUnderTest(Settings.engine(), Settings.channels(PROFILE));

    @Test
    void isAnsweredOnItsOwnRoute() {
        DeliveredEvent delivered = engine.say(KIOSK, "유심 바꾸고 싶어요");

        engine.model.reply().say("신분증을 ", "보여 주세요").finish();

        assertThat(engine.sent(ReplyDelta.class)).isNotEmpty();
        ReplyCompleted reply = engine.published.the(ReplyCompleted.class);
        assertThat(reply.route()).isEqualTo(KIOSK);
        assertThat(Topics.of(reply)).isEqualTo("assistant.outbound.kiosk");
        assertThat(delivered.isSettled()).isTrue();
    }

    @Test
    void isTreatedAccordingToItsProfile() {
        engine.say(KIOSK, "유심");
        engine.say(KIOSK, "아니 요금");

        assertThat(engine.model.answers(Purpose.REPLY).get(0).isCancelled()).isTrue();
        assertThat(engine.model.reply().request().options().maxTokens()).hasValue(100);
    }

    @Test
    void isShownAtTheDeskAndKeptInTheStore() {
        engine.say(KIOSK, "유심");

        assertThat(engine.published.of(UtteranceAdded.class))
                .extracting(UtteranceAdded::channel)
                .containsOnly(KIOSK.channel());
        assertThat(engine.stored.utterances().get(0).channel()).isEqualTo(KIOSK.channel());
    }

    @Test
    void isRefusedWithItsNameIfItHasNoProfile() {
        EngineUnderTest without = new EngineUnderTest();

        assertThatThrownBy(() -> without.say(KIOSK, "유심"))
                .hasMessageContaining("no profile of kiosk")
                .hasMessageContaining("assistant.channels.kiosk");
    }
}
