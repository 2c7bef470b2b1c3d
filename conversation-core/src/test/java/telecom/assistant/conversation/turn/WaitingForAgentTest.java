package telecom.assistant.conversation.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.conversation.turn.Subject.CALL;
import static telecom.assistant.conversation.turn.Subject.CHAT;
import static telecom.assistant.conversation.turn.Subject.JIWOO;
import static telecom.assistant.conversation.turn.Subject.SECOND_CALL;
import static telecom.assistant.conversation.turn.Subject.TEXTS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.ConversationMode;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.conversation.Mode;
import telecom.assistant.conversation.ReplyEnding;

/** Tests how a subscriber reaches an agent without a model, and what happens until the agent comes. */
class WaitingForAgentTest {

    private final Subject subject = new Subject();

    private enum On {
        VOICE(CALL),
        WEB(CHAT),
        SMS(TEXTS);

        private final Route route;

        On(Route route) {
            this.route = route;
        }
    }

    @ParameterizedTest
    @EnumSource(On.class)
    void handsOverWhenAnAgentIsRequestedWithoutAskingTheModel(On on) {
        Decision decision = subject.say(on.route, "상담원!");

        assertThat(subject.state()).isInstanceOf(State.WaitingForAgent.class);
        assertThat(decision.effects()).doesNotHaveAnyElementsOfTypes(Effect.AskModel.class);
        assertThat(published(decision, OutboundEvent.ReplyCompleted.class))
                .singleElement()
                .satisfies(reply -> assertThat(reply.text()).isEqualTo("disclosure transfer"));
        assertThat(published(decision, OutboundEvent.TransferRequested.class)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(On.class)
    void handsOverWhenTheKeyIsPressed(On on) {
        subject.receive(new InboundEvent.DigitsPressed(on.route, "0"));

        assertThat(subject.state()).isInstanceOf(State.WaitingForAgent.class);
    }

    @Test
    void showsTheAgentThatTheSubscriberHasEndedTheChat() {
        subject.say(CHAT, "상담원!");

        Decision decision = subject.receive(new InboundEvent.LegClosed(CHAT, "closed by the user"));

        assertThat(decision.effects())
                .anySatisfy(effect -> assertThat(effect.toString()).contains("subscriber_left"));
        assertThat(published(decision, OutboundEvent.Notice.class)).isEmpty();
    }

    @Test
    void answersSilenceOfAWaitingSubscriberWithAHoldNotice() {
        subject.say(CALL, "상담원!");

        Decision decision = subject.receive(new InboundEvent.SilenceDetected(CALL));

        assertThat(published(decision, OutboundEvent.Notice.class))
                .extracting(OutboundEvent.Notice::kind)
                .containsExactly(OutboundEvent.NoticeKind.WAITING);
    }

    @Test
    void saysTheHoldNoticeAtMostEvery45Seconds() {
        subject.say(CALL, "상담원!");
        List<Integer> noticesAt = new ArrayList<>();
        for (int seconds = 15; seconds <= 150; seconds += 15) {
            subject.pass(Duration.ofSeconds(15));
            Decision decision = subject.receive(new InboundEvent.SilenceDetected(CALL));
            if (!published(decision, OutboundEvent.Notice.class).isEmpty()) {
                noticesAt.add(seconds);
            }
        }

        assertThat(noticesAt).containsExactly(15, 60, 105, 150);
    }

    @Test
    void keepsThePlaceForAWhileAfterAHangUp() {
        subject.say(CALL, "상담원!");
        subject.receive(new InboundEvent.LegClosed(CALL, "hung up"));
        subject.pass(Duration.ofSeconds(110));
        subject.decide(new Event.TurnDue());
        assertThat(subject.state()).isInstanceOf(State.WaitingForAgent.class);

        subject.receive(new InboundEvent.LegOpened(SECOND_CALL, "ko", null));
        subject.pass(Duration.ofMinutes(3));
        subject.decide(new Event.TurnDue());
        assertThat(subject.state()).isInstanceOf(State.WaitingForAgent.class);
    }

    @Test
    void keepsThePlaceOfACallerWhoWaitsAtThePlatform() {
        subject.say(CALL, "상담원!");
        subject.receive(new InboundEvent.LegClosed(CALL, InboundEvent.LegClosed.HANDED_BACK));
        subject.pass(Duration.ofMinutes(3));
        subject.decide(new Event.TurnDue());

        assertThat(subject.state()).isInstanceOf(State.WaitingForAgent.class);
    }

    @Test
    void givesUpThePlaceOfACallerWhoDoesNotComeBackAndShowsTheDeskWhy() {
        subject.say(CALL, "상담원!");
        subject.receive(new InboundEvent.LegClosed(CALL, "hung up"));
        subject.pass(Duration.ofMinutes(2));

        Decision decision = subject.decide(new Event.TurnDue());

        assertThat(subject.state()).isInstanceOf(State.Idle.class);
        assertThat(published(decision, OutboundEvent.class)).isEmpty();
        assertThat(decision.effects()).hasAtLeastOneElementOfType(Effect.NotifyDesk.class);
        assertThat(subject.memory().conversation().utterances())
                .anyMatch(said -> said.text().equals("place_given_up"));
    }

    @Test
    void keepsThePlaceOfACallerWhoContinuesInAChat() {
        subject.say(CALL, "상담원!");
        subject.receive(new InboundEvent.LegClosed(CALL, "hung up"));
        subject.say(CHAT, "아직인가요?");
        subject.end(ReplyEnding.ANSWERED);
        subject.pass(Duration.ofMinutes(3));
        subject.decide(new Event.TurnDue());

        assertThat(subject.state()).isInstanceOf(State.WaitingForAgent.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = ReplyEnding.class,
            names = {"FAILED", "OVERLOADED"})
    void handsOverWhenNoModelAnswersARequestForAnAgent(ReplyEnding ending) {
        subject.say(CALL, "상담원 연결해 주세요");

        subject.end(ending);

        assertThat(subject.state()).isInstanceOf(State.WaitingForAgent.class);
    }

    @Test
    void handsOverATextThatWouldBeTurnedAway() {
        Arrival text = subject.arrival(new InboundEvent.UtteranceReceived(TEXTS, "상담원 연결해 주세요", null, 1));
        subject.say(CHAT, "요금 알려줘");

        subject.decide(new Event.Arrived(text, true));

        assertThat(subject.state()).isInstanceOf(State.Answering.class);
        subject.end(ReplyEnding.OVERLOADED);
        assertThat(subject.state()).isInstanceOf(State.WaitingForAgent.class);
    }

    @Test
    void answersAWaitingSubscriberAndSaysThatThePlaceIsKept() {
        waitForAgent();
        subject.say(CALL, "여보세요? 아무도 없나요?");
        assertThat(subject.state().getClass()).isEqualTo(State.Answering.class);

        Decision answered = subject.end(ReplyEnding.ANSWERED);

        assertThat(subject.state()).isInstanceOf(State.WaitingForAgent.class);
        assertThat(published(answered, OutboundEvent.ReplyCompleted.class))
                .singleElement()
                .satisfies(reply -> assertThat(reply.text()).isEqualTo("an answer place_kept"));
        assertThat(published(answered, OutboundEvent.TransferRequested.class)).isEmpty();
    }

    @Test
    void doesNotTellAWaitingSubscriberToAskForAnAgent() {
        waitForAgent();
        subject.say(CALL, "여보세요?");

        Decision failed = subject.end(ReplyEnding.FAILED);

        assertThat(published(failed, OutboundEvent.ReplyCompleted.class))
                .singleElement()
                .satisfies(reply -> assertThat(reply.text()).isEqualTo("an answer on_hold"));
    }

    @Test
    void keepsThePlaceThroughTheAssistantsAnswers() {
        Mode.Handoff asked = waitForAgent();
        subject.pass(Duration.ofMinutes(1));

        subject.say(CALL, "요금 알려줘");
        assertThat(((State.Open) subject.state()).mode().kind()).isEqualTo(ConversationMode.WAITING);
        subject.end(ReplyEnding.HANDED_OVER);

        assertThat(((State.WaitingForAgent) subject.state()).handoff()).isEqualTo(asked);
    }

    @Test
    void requestsSuggestionsForMessagesSentWhileWaiting() {
        waitForAgent();

        Decision said = subject.say(CALL, "요금 알려줘");

        assertThat(said.effects()).hasAtLeastOneElementOfType(Effect.AskForSuggestions.class);
        assertThat(said.effects()).hasAtLeastOneElementOfType(Effect.AskModel.class);
    }

    @Test
    void returnsToTheAssistantWhenTheAgentIsDeclined() {
        waitForAgent();

        Decision declined = subject.say(CALL, "아니 됐어요, 상담원 필요 없어요");

        assertThat(subject.state()).isInstanceOf(State.Idle.class);
        assertThat(published(declined, OutboundEvent.ReplyCompleted.class))
                .singleElement()
                .satisfies(reply -> assertThat(reply.text()).isEqualTo("agent_declined"));
    }

    @Test
    void stopsTheAssistantWhenTheAgentComes() {
        waitForAgent();
        subject.say(CALL, "요금 알려줘");

        Decision joined = subject.receive(new InboundEvent.AgentJoined(subject.conversation(), JIWOO));

        assertThat(joined.effects()).hasAtLeastOneElementOfType(Effect.StopModel.class);
        assertThat(((State.Attended) subject.state()).handoff()).isNotNull();
    }

    @Test
    void remindsACallerWhoCallsAgainWhileWaitingOfTheirPlace() {
        waitForAgent();
        subject.receive(new InboundEvent.LegClosed(CALL, "hung up"));
        subject.pass(Duration.ofMinutes(1));

        Decision again = subject.receive(new InboundEvent.LegOpened(
                new Route(CALL.channel(), "call-2", CALL.subscriberAddress(), "114", 1), "ko", null));

        assertThat(subject.state()).isInstanceOf(State.WaitingForAgent.class);
        assertThat(published(again, OutboundEvent.Notice.class))
                .singleElement()
                .satisfies(greeting -> assertThat(greeting.text()).isEqualTo("disclosure on_hold"));
    }

    @Test
    void saysTheHoldNoticeToASubscriberWhoIsSilentWhileWaiting() {
        waitForAgent();

        Decision silent = subject.receive(new InboundEvent.SilenceDetected(CALL));

        assertThat(published(silent, OutboundEvent.Notice.class))
                .singleElement()
                .satisfies(notice -> assertThat(notice.text()).isEqualTo("on_hold"));
    }

    private Mode.Handoff waitForAgent() {
        subject.receive(new InboundEvent.LegOpened(CALL, "ko", null));
        subject.say(CALL, "상담원!");
        return ((State.WaitingForAgent) subject.state()).handoff();
    }

    private static <E extends OutboundEvent> List<E> published(Decision decision, Class<E> kind) {
        return decision.effects().stream()
                .flatMap(effect ->
                        effect instanceof Effect.Publish publish ? Stream.of(publish.event()) : Stream.empty())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
