package telecom.assistant.channel.voice.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.Event;
import telecom.assistant.channel.event.InboundEvent.DigitsPressed;
import telecom.assistant.channel.event.InboundEvent.LegAlive;
import telecom.assistant.channel.event.InboundEvent.LegClosed;
import telecom.assistant.channel.event.InboundEvent.LegOpened;
import telecom.assistant.channel.event.InboundEvent.ReplyInterrupted;
import telecom.assistant.channel.event.InboundEvent.SilenceDetected;
import telecom.assistant.channel.event.InboundEvent.UtteranceReceived;
import telecom.assistant.channel.event.OutboundEvent.LegQueried;
import telecom.assistant.channel.voice.delivery.RecordingLine;
import telecom.assistant.channel.voice.delivery.Turns;
import telecom.assistant.channel.voice.inbound.Calls.ShuttingDownException;
import telecom.assistant.channel.voice.inbound.Calls.TooManyCallsException;

class CallsTest {

    private static final CallSetup SETUP = new CallSetup(Turns.CALL, "VX1", "010-0000-0101", "114", "en", "Emma");

    private final VoiceTestNode node = new VoiceTestNode(Map.of("assistant.voice.silence-timeout", "8s"));
    private final Route route = node.legs().of(SETUP).route();
    private final Calls calls = node.calls();
    private final RecordingLine line = new RecordingLine();
    private final Turns turns = new Turns();

    @Test
    void publishesTheEventsOfACallInOrder() {
        Call call = calls.open(SETUP, line);
        call.hear("How much is my bill?", "en-US");
        call.press("1");
        calls.close(call, "hung up");

        assertThat(node.events())
                .containsExactly(
                        new LegOpened(route, "en", "Emma"),
                        new UtteranceReceived(route, "How much is my bill?", "en-US", 1),
                        new DigitsPressed(route, "1"),
                        new LegClosed(route, "hung up"));
        assertThat(node.eventIds()).containsExactly("CA1/VX1/opened", "CA1/VX1/1", "CA1/VX1/2", "CA1/VX1/closed");
    }

    @Test
    void repeatsNoEventIdWhenTheCallReconnectsInTheSameSession() {
        Call before = calls.open(SETUP, line);
        before.hear("one", null);
        calls.close(before, "connection closed 1006");
        calls.open(SETUP, new RecordingLine()).hear("two", null);

        assertThat(node.published).extracting(Envelope::id).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void refusesToLetAnotherNumberTakeOverALiveCall() {
        Call before = calls.open(SETUP, line);

        assertThatThrownBy(() -> calls.open(
                        new CallSetup(Turns.CALL, "VX1", "010-0000-0102", "114", "en", null), new RecordingLine()))
                .isInstanceOf(RefusedCallException.class);
        assertThat(calls.find(Turns.CALL)).containsSame(before);
        assertThat(line.dropped).isFalse();
    }

    @Test
    void acceptsTheNonceOfAWaitingCallUntilTheCallEnds() {
        VoiceTestNode signed = new VoiceTestNode(Map.of("assistant.voice.auth-token", "12345"));
        Calls guarded = signed.calls();
        String nonce = new CallNonces(signed.config).issue(Turns.CALL, null);
        CallSetup setup = new CallSetup(Turns.CALL, "VX1", null, null, "en", null, nonce);

        guarded.lose(guarded.open(setup, line), "connection closed 1006");
        Call next = guarded.open(setup, new RecordingLine());
        guarded.end(next, "connection closed 1000");

        assertThatThrownBy(() -> guarded.open(setup, line)).isInstanceOf(RefusedCallException.class);
    }

    @Test
    void usesTheDefaultLanguageWhenThePlatformReportsNone() {
        calls.open(new CallSetup("CA2", "VX1", null, null, null, null), line);

        assertThat(node.events())
                .extracting(event -> ((LegOpened) event).language())
                .containsExactly("ko");
    }

    @Test
    void shutsOutAnInterruptedReplyBeforePublishingTheBargeIn() {
        Call call = calls.open(SETUP, line);
        call.deliver(turns.delta(1, 1, "a long "));
        node.rejectEvents();
        call.bargeIn("a lo", 300);
        call.deliver(turns.delta(1, 2, "story"));
        assertThat(line.said).containsExactly("a long ");

        node.acceptEvents();
        call.deliver(turns.delta(2, 1, "another"));
        call.bargeIn("an", 100);
        assertThat(events(ReplyInterrupted.class))
                .containsExactly(new ReplyInterrupted(route, turns.conversation(), 2, Turns.reply(2), "an", 100));
    }

    @Test
    void asksTheCallerToRepeatAnUtteranceThatCannotBePublished() {
        Call call = calls.open(SETUP, line);
        node.rejectEvents();
        call.hear("요금이 얼마예요?", "ko-KR");
        call.hear("How much?", "en-US");

        assertThat(line.said)
                .containsExactly(
                        node.config.ko().sayAgain() + "|", node.config.en().sayAgain() + "|");
    }

    @Test
    void publishesTheStartOfTheCallBeforeTheFirstUtteranceThatKafkaAccepts() {
        node.rejectEvents();
        Call call = calls.open(SETUP, line);
        assertThat(line.said).hasSize(1);

        node.acceptEvents();
        call.hear("How much is my bill?", null);
        assertThat(node.events()).hasExactlyElementsOfTypes(LegOpened.class, UtteranceReceived.class);
    }

    @Test
    void promptsASilentCallerTwiceAndThenEndsTheCall() {
        Call call = calls.open(SETUP, line);
        for (int asked = 1; asked <= 2; asked++) {
            node.timers.fire();
            assertThat(events(SilenceDetected.class)).hasSize(asked);
            call.deliver(turns.silence(asked));
        }
        assertThat(line.hungUp).isFalse();

        node.timers.fire();
        assertThat(line.said).last().isEqualTo(node.config.en().goodbye() + "|");
        assertThat(line.hungUp).isTrue();
        node.timers.fire();
        assertThat(events(SilenceDetected.class)).hasSize(2);
    }

    @Test
    void countsSilencesAnewWhenTheCallerIsHeard() {
        Call call = calls.open(SETUP, line);
        for (int asked = 1; asked <= 5; asked++) {
            node.timers.fire();
            call.deliver(turns.silence(asked));
            call.callerSpeaking();
        }

        assertThat(events(SilenceDetected.class)).hasSize(5);
        assertThat(line.hungUp).isFalse();
    }

    @Test
    void doesNotCountSilenceWhileWeAreSpeaking() {
        Call call = calls.open(SETUP, line);
        call.deliver(turns.completed(1, "Your bill is due on Monday, and the next one in a month. ".repeat(9)));
        call.callerSpeaking();

        assertThat(node.timers.lastDelay()).isGreaterThan(Duration.ofSeconds(20));
    }

    @Test
    void doesNotEndTheCallOfACallerWhoHearsHoldNotices() {
        Call call = calls.open(SETUP, line);
        for (int silences = 1; silences <= 9; silences++) {
            node.timers.fire();
            call.deliver(turns.waiting(silences));
        }

        assertThat(line.said).hasSize(9);
        assertThat(line.hungUp).isFalse();
    }

    @Test
    void doesNotEndTheCallOfACallerWhoWaitsForAnAnswer() {
        calls.open(SETUP, line);
        for (int silences = 0; silences < 9; silences++) {
            node.timers.fire();
        }

        assertThat(line.hungUp).isFalse();
    }

    @Test
    void reportsSilenceOfACallerWhoWaitsForAnAgentSoThatHoldNoticesAreSaid() {
        Call call = calls.open(SETUP, line);
        call.deliver(turns.transfer(1));
        for (int silences = 1; silences <= 9; silences++) {
            node.timers.fire();
            call.deliver(turns.waiting(silences));
        }

        assertThat(events(SilenceDetected.class)).hasSize(9);
        assertThat(line.hungUp).isFalse();
    }

    @Test
    void ignoresTheSilenceOfACallerWhoIsHandedBack() {
        VoiceTestNode ending = new VoiceTestNode(Map.of("assistant.voice.transfer", "end"));
        Call call = ending.calls().open(SETUP, line);
        call.deliver(turns.transfer(1));
        ending.timers.fire();

        assertThat(ending.events()).doesNotHaveAnyElementsOfTypes(SilenceDetected.class);
    }

    @Test
    void ignoresAnUtteranceThatThePlatformRepeats() {
        Call call = calls.open(SETUP, line);
        call.hear("로밍 신청해 주세요", "ko-KR");
        node.advance(Duration.ofMillis(5));
        call.hear("로밍 신청해 주세요", "ko-KR");
        node.advance(Duration.ofSeconds(3));
        call.hear("로밍 신청해 주세요", "ko-KR");

        assertThat(events(UtteranceReceived.class)).hasSize(2);
    }

    @Test
    void reportsTheSentPartOfACancelledReply() {
        Call call = calls.open(SETUP, line);
        call.deliver(turns.delta(1, 1, "half of "));
        call.deliver(turns.cancelled(1));
        call.deliver(turns.cancelled(2));

        assertThat(events(ReplyInterrupted.class))
                .extracting(ReplyInterrupted::turn, ReplyInterrupted::heardText)
                .containsExactly(tuple(1L, "half of"), tuple(2L, ""));
    }

    @Test
    void announcesACallOnceAcrossItsConnections() {
        Call before = calls.open(SETUP, line);
        before.deliver(turns.delta(1, 1, "one "));
        calls.lose(before, "connection closed 1006");
        calls.deliver(turns.delta(1, 2, "two "));
        RecordingLine next = new RecordingLine();
        calls.open(new CallSetup(Turns.CALL, "VX2", null, null, null, null), next);
        calls.deliver(turns.completed(1, "one two three"));
        node.timers.fire();

        assertThat(events(LegOpened.class)).hasSize(1);
        assertThat(events(LegClosed.class)).isEmpty();
        assertThat(next.said).containsExactly("two ", "three|");
    }

    @Test
    void announcesACallThatWasConnectedToAnotherNodeBefore() {
        calls.open(SETUP, line);
        calls.leave().await().atMost(Duration.ofSeconds(5));
        node.calls()
                .open(new CallSetup(Turns.CALL, "VX2", null, null, "en", null), new RecordingLine())
                .hear("Hello?", null);

        assertThat(node.events()).hasExactlyElementsOfTypes(LegOpened.class, LegOpened.class, UtteranceReceived.class);
        assertThat(node.published).extracting(Envelope::id).doesNotHaveDuplicates();
    }

    @Test
    void endsACallThatIsNotReconnected() {
        Call call = calls.open(SETUP, line);
        call.deliver(turns.completed(1, "Your bill is due on Monday, and the next one in a month."));
        node.advance(Duration.ofMillis(100));
        calls.lose(call, "connection closed 1006");
        node.advance(Duration.ofHours(1));
        node.timers.fire();

        assertThat(node.events()).hasExactlyElementsOfTypes(LegOpened.class, ReplyInterrupted.class, LegClosed.class);
        assertThat(calls.find(Turns.CALL)).isEmpty();
    }

    @Test
    void reportsHeldRepliesAsUnheardWhenTheCallIsNotReconnected() {
        Call call = calls.open(SETUP, line);
        call.deliver(turns.completed(1, "Your bill is due on Monday."));
        node.advance(Duration.ofHours(1));
        calls.lose(call, "connection closed 1006");
        calls.deliver(turns.completed(1, "Your bill is due on Monday."));
        calls.deliver(turns.completed(2, "The next one is due in a month."));
        calls.deliver(turns.completed(2, "The next one is due in a month."));
        node.timers.fire();

        assertThat(events(ReplyInterrupted.class))
                .extracting(ReplyInterrupted::replyId, ReplyInterrupted::heardText)
                .containsExactly(tuple(Turns.reply(2), ""));
    }

    @Test
    void finishesWhatIsBeingSaidBeforeTheNodeShutsDown() {
        Call call = calls.open(SETUP, line);
        call.deliver(turns.delta(1, 1, "Your bill "));
        UniAssertSubscriber<Void> left = calls.leave().subscribe().withSubscriber(UniAssertSubscriber.create());
        assertThatThrownBy(() -> calls.open(new CallSetup("CA2", "VX1", null, null, null, null), line))
                .isInstanceOf(ShuttingDownException.class);
        call.deliver(turns.completed(1, "Your bill is due."));
        node.timers.fire();
        assertThat(line.left).isFalse();

        node.advance(Duration.ofSeconds(10));
        node.timers.fire();
        assertThat(line.left).isTrue();
        left.assertCompleted();
        assertThat(events(LegClosed.class)).isEmpty();
    }

    @Test
    void movesACallToANewConnection() {
        Call before = calls.open(SETUP, line);
        Call after = calls.open(new CallSetup(Turns.CALL, "VX2", null, null, null, null), new RecordingLine());
        calls.close(before, "connection closed 1000");

        assertThat(line.dropped).isTrue();
        assertThat(calls.find(Turns.CALL)).containsSame(after);
        assertThat(events(LegClosed.class)).isEmpty();
    }

    @Test
    void repeatsNothingOnANewConnectionAndKeepsTheFence() {
        Call before = calls.open(SETUP, line);
        before.deliver(turns.completed(1, "Hello."));
        before.deliver(turns.delta(2, 1, "a long "));
        before.bargeIn("a lo", 300);
        RecordingLine next = new RecordingLine();
        Call after = calls.open(new CallSetup(Turns.CALL, "VX2", null, null, null, null), next);
        after.deliver(turns.completed(1, "Hello."));
        after.deliver(turns.delta(2, 2, "story"));
        after.deliver(turns.completed(3, "Yes?"));

        assertThat(next.said).containsExactly("Yes?|");
    }

    @Test
    void publishesTheEventsOfANewConnectionAfterThoseOfThePreviousOne() {
        node.holdEvents();
        calls.open(SETUP, line).hear("one", null);
        calls.open(new CallSetup(Turns.CALL, "VX2", null, null, null, null), new RecordingLine())
                .hear("two", null);
        assertThat(node.eventIds()).containsExactly("CA1/VX1/opened");

        node.releaseEvents();
        assertThat(node.eventIds()).containsExactly("CA1/VX1/opened", "CA1/VX1/1", "CA1/VX2/1");
    }

    @Test
    void refusesCallsBeyondTheLimitButNotANewConnectionOfACall() {
        VoiceTestNode small = new VoiceTestNode(Map.of("assistant.voice.max-calls", "1"));
        Calls few = small.calls();
        few.open(SETUP, line);
        few.open(new CallSetup(Turns.CALL, "VX2", null, null, null, null), line);

        assertThatThrownBy(() -> few.open(new CallSetup("CA2", "VX1", null, null, null, null), line))
                .isInstanceOf(TooManyCallsException.class)
                .hasMessageContaining("assistant.voice.max-calls");
        assertThat(small.registry.get("assistant.voice.calls.refused").counter().count())
                .isEqualTo(1);
    }

    @Test
    void masksAResidentNumberEnteredByKeys() {
        Call call = calls.open(SETUP, line);
        "9001011234567#".chars().forEach(key -> call.press(Character.toString(key)));

        assertThat(events(DigitsPressed.class)).containsExactly(new DigitsPressed(route, "900101-*******"));
    }

    @Test
    void masksANumberSpokenInTwoUtterances() {
        Call call = calls.open(SETUP, line);
        call.hear("제 주민번호는 구공공일공일", "ko-KR");
        call.hear("일이삼사오육칠 입니다", "ko-KR");

        assertThat(events(UtteranceReceived.class))
                .extracting(UtteranceReceived::text)
                .containsExactly("제 주민번호는 구공공일공일", "**** 입니다");
    }

    @Test
    void explainsOnceToACallerBeyondTheLimitAndPublishesNoMore() {
        Call call = calls.open(SETUP, line);
        for (int i = 0; i < 40; i++) {
            call.hear("question number " + i, "en-US");
        }

        assertThat(events(UtteranceReceived.class)).hasSize(30);
        assertThat(line.said)
                .filteredOn(said -> said.contains("too many messages"))
                .hasSize(1);
    }

    @Test
    void reportsNoSilenceAfterTheEndOfACall() {
        Call call = calls.open(SETUP, line);
        call.press("1");
        calls.close(call, "hung up");
        node.timers.fire();

        assertThat(node.events()).hasExactlyElementsOfTypes(LegOpened.class, DigitsPressed.class, LegClosed.class);
    }

    @Test
    void publishesKeysBeforeTheUtteranceThatFollowsThem() {
        Call call = calls.open(SETUP, line);
        call.press("1");
        call.hear("That one.", null);

        assertThat(node.events())
                .hasExactlyElementsOfTypes(LegOpened.class, DigitsPressed.class, UtteranceReceived.class);
    }

    @Test
    void countsTheLiveCalls() {
        Call call = calls.open(SETUP, line);
        assertThat(node.registry.get("assistant.voice.calls").gauge().value()).isEqualTo(1);

        calls.close(call, "hung up");
        assertThat(node.registry.get("assistant.voice.calls").gauge().value()).isZero();
    }

    @Test
    void publishesTheEndOnceWhenTheConnectionEndsFirst() {
        calls.close(calls.open(SETUP, line), "connection closed 1000");
        calls.close(SETUP, "completed").await().atMost(Duration.ofSeconds(5));

        assertThat(events(LegClosed.class)).hasSize(1);
        assertThat(calls.find(Turns.CALL)).isEmpty();
    }

    @Test
    void publishesTheEndOnceWhenThePlatformReportsItFirst() {
        Call call = calls.open(SETUP, line);
        calls.close(SETUP, "completed").await().atMost(Duration.ofSeconds(5));
        calls.close(call, "connection closed 1000");

        assertThat(line.dropped).isTrue();
        assertThat(events(LegClosed.class)).containsExactly(new LegClosed(route, "completed"));
    }

    @Test
    void publishesTheEndOfACallWhoseNodeIsGone() {
        calls.close(SETUP, "completed").await().atMost(Duration.ofSeconds(5));
        calls.close(SETUP, "completed").await().atMost(Duration.ofSeconds(5));

        assertThat(node.published).extracting(Envelope::id).containsExactly("CA1/VX1/closed");
    }

    @Test
    void failsWhenKafkaRefusesTheEndOfACall() {
        node.rejectEvents();

        assertThatThrownBy(() -> calls.close(SETUP, "completed").await().atMost(Duration.ofSeconds(5)))
                .hasMessage("no brokers");
    }

    @Test
    void failsWhenKafkaRefusesTheEndOfALiveCall() {
        calls.open(SETUP, line);
        node.rejectEvents();
        assertThatThrownBy(() -> calls.close(SETUP, "completed").await().atMost(Duration.ofSeconds(5)))
                .hasMessage("no brokers");

        node.acceptEvents();
        calls.close(SETUP, "completed").await().atMost(Duration.ofSeconds(5));
        assertThat(events(LegClosed.class)).containsExactly(new LegClosed(route, "completed"));
    }

    @Test
    void waitsForTheEndOfALiveCallToBeDurable() {
        calls.open(SETUP, line);
        node.holdEvents();
        UniAssertSubscriber<Void> closed =
                calls.close(SETUP, "completed").subscribe().withSubscriber(UniAssertSubscriber.create());
        closed.assertNotTerminated();

        node.releaseEvents();
        closed.assertCompleted();
    }

    @Test
    void reportsTheHeardPartAccordingToThePlatform() {
        Call call = calls.open(SETUP, line);
        call.deliver(turns.completed(1, "Your bill is 55,000 won. It is due on Monday."));
        call.played("Your bill is");
        call.played(" 55,000 won.");
        node.advance(Duration.ofHours(1));
        calls.close(call, "hung up");

        assertThat(node.events()).hasExactlyElementsOfTypes(LegOpened.class, ReplyInterrupted.class, LegClosed.class);
        assertThat(events(ReplyInterrupted.class))
                .containsExactly(new ReplyInterrupted(
                        route,
                        turns.conversation(),
                        1,
                        Turns.reply(1),
                        "Your bill is 55,000 won",
                        Duration.ofHours(1).toMillis()));
        assertThat(node.registry
                        .get("assistant.voice.replies.cut")
                        .tag("known", "reported")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void estimatesTheHeardPartIfThePlatformReportsNothing() {
        Call call = calls.open(SETUP, line);
        call.deliver(turns.completed(1, "요금은 오만 원이고 월요일에 나갑니다."));
        node.advance(Duration.ofSeconds(1));
        calls.close(call, "hung up");

        assertThat(events(ReplyInterrupted.class))
                .containsExactly(new ReplyInterrupted(route, turns.conversation(), 1, Turns.reply(1), "요금은 오만", 1000));
    }

    @Test
    void publishesNoInterruptionOfAReplyThatHadTimeToBeSpoken() {
        Call call = calls.open(SETUP, line);
        call.deliver(turns.completed(1, "요금은 오만 원이고 월요일에 나갑니다."));
        node.advance(Duration.ofSeconds(3));
        calls.close(call, "hung up");

        assertThat(node.events()).hasExactlyElementsOfTypes(LegOpened.class, LegClosed.class);
    }

    @Test
    void publishesTheInterruptionOfAReplyOnlyOnce() {
        Call call = calls.open(SETUP, line);
        call.deliver(turns.delta(1, 1, "a long "));
        call.bargeIn("a lo", 300);
        calls.close(call, "hung up");

        assertThat(events(ReplyInterrupted.class)).hasSize(1);
    }

    @Test
    void publishesNoInterruptionOnACallThatWasHandedBack() {
        VoiceTestNode ending = new VoiceTestNode(Map.of("assistant.voice.transfer", "end"));
        Calls few = ending.calls();
        Call call = few.open(SETUP, line);
        call.deliver(turns.transfer(1));
        call.deliver(turns.completed(1, "I'll get someone for you, please stay on the line."));
        few.close(call, "completed");

        assertThat(ending.events()).hasExactlyElementsOfTypes(LegOpened.class, LegClosed.class);
        assertThat(ending.events()).contains(new LegClosed(route, LegClosed.HANDED_BACK));
    }

    private <E extends Event> List<E> events(Class<E> type) {
        return node.events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void dropsThePromptThatThePlatformRepeatsOnTheNextConnection() {
        Call before = calls.open(SETUP, line);
        before.hear("How much is my bill?", "en-US");
        node.advance(Duration.ofSeconds(40));
        Call after = calls.open(SETUP, new RecordingLine());
        after.hear("How much is my bill?", "en-US");
        node.advance(Duration.ofSeconds(2));
        after.hear("How much is my bill?", "en-US");

        assertThat(node.events())
                .filteredOn(UtteranceReceived.class::isInstance)
                .hasSize(2);
    }

    @Test
    void waitsForTheEndOfCallsThatCannotBeReconnected() {
        line.reconnects = false;
        Call call = calls.open(SETUP, line);
        UniAssertSubscriber<Void> left = calls.leave().subscribe().withSubscriber(UniAssertSubscriber.create());
        node.timers.fire();
        left.assertNotTerminated();
        assertThat(line.left).isFalse();

        calls.end(call, "hung up");
        node.timers.fire();
        left.assertCompleted();
        assertThat(line.left).isFalse();
    }

    @Test
    void endsACallThatHasLastedTooLongOnItsCurrentConnection() {
        VoiceTestNode limited = new VoiceTestNode(
                Map.of("assistant.voice.longest-call", "1h", "assistant.voice.silence-timeout", "0s"));
        Calls limitedCalls = limited.calls();
        limitedCalls.open(SETUP, line);
        RecordingLine next = new RecordingLine();
        limitedCalls.open(SETUP, next);
        limited.timers.fire();

        assertThat(next.said).singleElement().asString().startsWith("We have reached the longest time");
        assertThat(next.hungUp).isTrue();
        assertThat(line.hungUp).isFalse();
    }

    @Test
    void stopsTheTimersOfACallThatIsOverOrHasLeft() {
        VoiceTestNode limited = new VoiceTestNode(
                Map.of("assistant.voice.longest-call", "1h", "assistant.voice.silence-timeout", "0s"));
        Calls limitedCalls = limited.calls();
        Call ended = limitedCalls.open(SETUP, line);
        assertThat(limited.timers.waiting()).isPositive();
        limitedCalls.close(ended, "hung up");
        assertThat(limited.timers.waiting()).isZero();

        limitedCalls.open(SETUP, new RecordingLine());
        assertThat(limited.timers.waiting()).isPositive();
        limitedCalls.leave().await().atMost(Duration.ofSeconds(10));
        assertThat(limited.timers.waiting()).isZero();
    }

    @Test
    void reportsACallAliveUnlessItsConnectionIsLost() {
        Call call = calls.open(SETUP, line);
        LegQueried query = new LegQueried(route, new UUID(0, 1), 1, 1);
        calls.deliver(query);
        node.timers.fire();
        assertThat(node.events()).contains(new LegAlive(route));

        calls.lose(call, "connection closed 1006");
        node.published.clear();
        calls.deliver(query);
        calls.deliver(
                new LegQueried(new Route(route.channel(), "CA9", null, null, route.partition()), new UUID(0, 1), 1, 1));
        node.timers.fire();
        assertThat(node.events()).doesNotHaveAnyElementsOfTypes(LegAlive.class);
    }

    @Test
    void countsSilenceOnlyAfterThePlatformHasStoppedSpeaking() {
        Call call = calls.open(SETUP, line);
        call.platformSpeaking(true);
        assertThat(node.timers.lastDelay()).isEqualTo(Duration.ofSeconds(38));
        call.platformSpeaking(false);
        assertThat(node.timers.lastDelay()).isEqualTo(Duration.ofSeconds(8));
    }
}
