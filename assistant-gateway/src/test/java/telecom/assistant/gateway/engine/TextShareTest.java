package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static telecom.assistant.gateway.engine.EngineUnderTest.CALL;
import static telecom.assistant.gateway.engine.EngineUnderTest.JIWOO;
import static telecom.assistant.gateway.engine.EngineUnderTest.SMS;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.OutboundEvent.Notice;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.flow.InFlight;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.Untimed;
import telecom.assistant.gateway.engine.EngineUnderTest.DeliveredEvent;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.Purpose;

/** Three texts may wait on the node, and the model answers only when a test says so. */
class TextShareTest {

    private static final int TEXTS = 3;
    private static final int EVENTS = 4;

    private final EngineUnderTest engine = new EngineUnderTest(
            Settings.engine(Map.of("texts-in-flight", "" + TEXTS, "events-in-flight", "" + EVENTS)));
    private final List<DeliveredEvent> texts = new ArrayList<>();

    @Test
    void letsACallerInHoweverManyTextsWait() {
        InFlight inFlight = new InFlight(EVENTS);
        for (int i = 0; i < EVENTS * 3; i++) {
            int number = i;
            inFlight.enter().subscribe().with(entered -> {
                if (say(number).isSettled()) {
                    inFlight.leave();
                }
            });
        }
        AtomicBoolean callerEntered = new AtomicBoolean();

        inFlight.enter().subscribe().with(entered -> callerEntered.set(true));

        assertThat(texts).hasSize(EVENTS * 3);
        assertThat(callerEntered).isTrue();
    }

    @Test
    void sendsABusyNoticeForTextsBeyondTheShare() {
        fill();

        DeliveredEvent refused = say(TEXTS);

        assertThat(refused.timesSettled()).isEqualTo(1);
        assertThat(engine.sent(Notice.class)).singleElement().satisfies(notice -> {
            assertThat(notice.route()).isEqualTo(SMS);
            assertThat(notice.kind()).isEqualTo(NoticeKind.APOLOGY);
            assertThat(notice.text()).isEqualTo("모두 통화 중입니다.");
        });
        assertThat(engine.meters.get("assistant.engine.texts.refused").counter().count())
                .isEqualTo(1);
    }

    @Test
    void stillAnswersTheTextsThatWait() {
        fill();
        say(TEXTS);

        for (int i = 0; i < TEXTS; i++) {
            engine.model.reply().say("답 " + i).finish();
        }

        assertThat(engine.sent(ReplyCompleted.class))
                .extracting(ReplyCompleted::text)
                .satisfiesExactly(
                        first -> assertThat(first).endsWith("답 0"),
                        second -> assertThat(second).endsWith("답 1"),
                        third -> assertThat(third).endsWith("답 2"));
        assertThat(texts).extracting(DeliveredEvent::timesSettled).containsOnly(1);
    }

    @Test
    void sendsTheNoticeAgainWhenTheTextIsRedelivered() {
        fill();
        DeliveredEvent refused = say(TEXTS);

        engine.restart();
        texts.forEach(DeliveredEvent::redeliver);
        engine.model.reply().say("답").finish();
        engine.published.clear();
        DeliveredEvent again = refused.redeliver();

        assertThat(again.isSettled()).isTrue();
        assertThat(engine.sentKinds()).containsExactly("Notice");
    }

    @Test
    void storesTextsBeyondTheShare() {
        fill();
        say(TEXTS);

        assertThat(engine.stored.utterances()).extracting(UtteranceRecord::text).contains("말 3");
    }

    @Test
    void letsTextsWaitAgainWhenOthersHaveBeenAnswered() {
        fill();
        engine.model.reply().say("답").finish();

        assertThat(say(TEXTS).isSettled()).isFalse();
    }

    @Test
    void joinsARedeliveredTextToTheOneThatWaits() {
        fill();

        DeliveredEvent again = texts.get(2).redeliver();

        assertThat(again.isSettled()).isFalse();
        assertThat(engine.sent(Notice.class)).isEmpty();
    }

    @Test
    void showsAllTextsToAnAgent() {
        say(0);
        engine.join(JIWOO);

        for (int i = 1; i <= TEXTS * 2; i++) {
            say(i);
        }

        assertThat(texts).allMatch(DeliveredEvent::isSettled);
        assertThat(engine.sent(Notice.class)).extracting(Notice::kind).doesNotContain(NoticeKind.APOLOGY);
    }

    @Test
    void answersACallerWhileTheShareIsExceeded() {
        fill();
        say(TEXTS);

        engine.say(CALL, "여보세요");
        engine.model.reply().say("네").finish();

        assertThat(engine.sent(ReplyCompleted.class))
                .extracting(ReplyCompleted::route)
                .containsExactly(CALL);
    }

    @Test
    void limitsTheTextsThatShareTheLastWaitingTurn() {
        EngineUnderTest narrow =
                new EngineUnderTest(Settings.engine(Map.of("pending-turns", "1", "gathering.messages-a-turn", "2")));
        narrow.say(SMS, "하나");
        List<DeliveredEvent> shared = List.of(narrow.say(SMS, "둘"), narrow.say(SMS, "셋"));

        DeliveredEvent refused = narrow.say(SMS, "넷");

        assertThat(shared).noneMatch(DeliveredEvent::isSettled);
        assertThat(refused.isSettled()).isTrue();
        assertThat(narrow.sent(Notice.class)).extracting(Notice::text).containsExactly("모두 통화 중입니다.");
    }

    @Test
    void answersNoTextOfAnotherLegInTheLastWaitingTurn() {
        EngineUnderTest narrow = new EngineUnderTest(Settings.engine(1));
        Route otherNumber = new Route(Channel.SMS, "sms-2", "+821000000102", "114", null);
        narrow.say(SMS, "하나");
        narrow.say(SMS, "둘");

        DeliveredEvent refused = narrow.say(otherNumber, "셋");
        narrow.model.reply().say("일").finish();

        assertThat(refused.isSettled()).isTrue();
        assertThat(narrow.model.answers(Purpose.REPLY)).hasSize(2);
        assertThat(narrow.sent(Notice.class)).extracting(Notice::route).containsExactly(otherNumber);
        assertThat(Untimed.messages(narrow.model.reply().request())).last().isEqualTo(ChatMessage.user("[sms] 둘"));
    }

    @Test
    void refusesAShareThatLeavesNoRoomForOtherEvents() {
        EngineConfig config = Settings.engine(Map.of("texts-in-flight", "10", "events-in-flight", "10"));

        assertThatThrownBy(() -> new TextShare(config, Settings.channels(), new SimpleMeterRegistry()))
                .hasMessageContaining("assistant.engine.texts-in-flight: 10 (expected: less than");
    }

    private void fill() {
        for (int i = 0; i < TEXTS; i++) {
            say(i);
        }
        assertThat(texts).noneMatch(DeliveredEvent::isSettled);
    }

    private DeliveredEvent say(int number) {
        DeliveredEvent text = engine.say(SMS, "말 " + number);
        texts.add(text);
        return text;
    }
}
