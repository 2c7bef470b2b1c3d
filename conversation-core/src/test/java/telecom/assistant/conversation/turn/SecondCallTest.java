package telecom.assistant.conversation.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.conversation.turn.Subject.CALL;
import static telecom.assistant.conversation.turn.Subject.CHAT;
import static telecom.assistant.conversation.turn.Subject.SECOND_CALL;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.conversation.ReplyEnding;

/** Two people call at the same time with the number of their company's switchboard. */
class SecondCallTest {

    private final Subject subject = new Subject();

    @Test
    void givesTheSecondCallAConversationOfItsOwn() {
        subject.receive(new InboundEvent.LegOpened(CALL, "ko", null));

        Envelope<?> opened = forwarded(subject.receive(new InboundEvent.LegOpened(SECOND_CALL, "ko", "회사")));
        Envelope<?> said = forwarded(subject.say(SECOND_CALL, "제 계좌 번호는"));

        assertThat(opened.subscriber().value()).isEqualTo("call-2");
        assertThat(((InboundEvent.LegOpened) opened.event()).name()).isNull();
        assertThat(said.subscriber()).isEqualTo(opened.subscriber());
        assertThat(said.id()).isEqualTo(subject.lastArrival().envelope().id());
        assertThat(((InboundEvent.UtteranceReceived) said.event()).route().subscriberAddress())
                .isNull();
        assertThat(subject.memory().conversation().utterances())
                .noneMatch(utterance -> utterance.text().contains("계좌"));
    }

    @Test
    void doesNotDisturbTheAnswerToTheFirstCall() {
        subject.receive(new InboundEvent.LegOpened(CALL, "ko", null));
        subject.say(CALL, "요금 알려줘");
        Turn turn = subject.activeTurn();

        subject.receive(new InboundEvent.LegOpened(SECOND_CALL, "ko", null));
        subject.say(SECOND_CALL, "로밍 알려줘");

        assertThat(subject.activeTurn()).isEqualTo(turn);
    }

    @Test
    void keepsTheCallsApartAfterTheFirstHasEnded() {
        subject.receive(new InboundEvent.LegOpened(CALL, "ko", null));
        subject.receive(new InboundEvent.LegOpened(SECOND_CALL, "ko", null));
        subject.receive(new InboundEvent.LegClosed(CALL, "hung up"));

        forwarded(subject.say(SECOND_CALL, "로밍 알려줘"));
        forwarded(subject.receive(new InboundEvent.LegClosed(SECOND_CALL, "hung up")));

        assertThat(subject.state()).isInstanceOf(State.Idle.class);
    }

    @Test
    void separatesALaterCallOnceTheFirstIsReportedAlive() {
        subject.receive(new InboundEvent.LegOpened(CALL, "ko", null));
        subject.say(CALL, "제 요금 알려줘");
        subject.end(ReplyEnding.ANSWERED);
        subject.pass(Duration.ofMinutes(3));

        Decision opened = subject.receive(new InboundEvent.LegOpened(SECOND_CALL, "ko", null));
        assertThat(queries(opened)).containsExactly(CALL);
        assertThat(forwards(opened)).isEmpty();

        subject.receive(new InboundEvent.LegAlive(CALL));
        Envelope<?> said = forwarded(subject.say(SECOND_CALL, "제 계좌 번호는"));
        assertThat(said.subscriber().value()).isEqualTo("call-2");
        assertThat(subject.memory().conversation().route()).isEqualTo(CALL);
        assertThat(forwards(subject.say(CALL, "데이터는?"))).isEmpty();
    }

    @Test
    void letsASubscriberContinueAfterTheNodeOfTheirCallDied() {
        subject.receive(new InboundEvent.LegOpened(CALL, "ko", null));
        subject.say(CALL, "제 요금 알려줘");
        subject.pass(Duration.ofSeconds(30));

        subject.receive(new InboundEvent.LegOpened(SECOND_CALL, "ko", null));

        assertThat(forwards(subject.say(SECOND_CALL, "다시 알려줘"))).isEmpty();
        assertThat(subject.memory().conversation().utterances())
                .anyMatch(utterance -> utterance.text().contains("다시 알려줘"));
    }

    @Test
    void cutsTheAnswerToTheSecondCallWhenTheFirstIsReportedAlive() {
        subject.receive(new InboundEvent.LegOpened(CALL, "ko", null));
        subject.pass(Duration.ofMinutes(3));
        subject.receive(new InboundEvent.LegOpened(SECOND_CALL, "ko", null));
        subject.say(SECOND_CALL, "로밍 알려줘");

        subject.receive(new InboundEvent.LegAlive(CALL));

        assertThat(subject.state()).isInstanceOf(State.Idle.class);
    }

    @Test
    void doesNotAskAboutACallThatHasEnded() {
        subject.receive(new InboundEvent.LegOpened(CALL, "ko", null));
        subject.receive(new InboundEvent.LegClosed(CALL, "hung up"));
        subject.pass(Duration.ofMinutes(3));

        assertThat(queries(subject.receive(new InboundEvent.LegOpened(SECOND_CALL, "ko", null))))
                .isEmpty();
    }

    @Test
    void recognisesTheSubscriberWhoCallsAgain() {
        subject.receive(new InboundEvent.LegOpened(CALL, "ko", null));
        subject.receive(new InboundEvent.LegClosed(CALL, "hung up"));

        Decision again = subject.receive(new InboundEvent.LegOpened(SECOND_CALL, "ko", null));

        assertThat(forwards(again)).isEmpty();
    }

    @Test
    void recognisesTheCallOnAnotherConnection() {
        subject.receive(new InboundEvent.LegOpened(CALL, "ko", null));

        assertThat(forwards(subject.receive(new InboundEvent.LegOpened(CALL, "ko", null))))
                .isEmpty();
    }

    @Test
    void doesNotSeparateACallFromAChat() {
        subject.receive(new InboundEvent.LegOpened(CALL, "ko", null));

        assertThat(forwards(subject.say(CHAT, "요금 알려줘"))).isEmpty();
    }

    private static List<Route> queries(Decision decision) {
        return decision.effects().stream()
                .filter(Effect.Publish.class::isInstance)
                .map(effect -> ((Effect.Publish) effect).event())
                .filter(OutboundEvent.LegQueried.class::isInstance)
                .map(OutboundEvent::route)
                .toList();
    }

    private static Envelope<?> forwarded(Decision decision) {
        List<Envelope<?>> all = forwards(decision);
        assertThat(all).hasSize(1);
        assertThat(decision.effects()).hasSize(2).last().isInstanceOf(Effect.Settle.class);
        return all.get(0);
    }

    private static List<Envelope<?>> forwards(Decision decision) {
        return decision.effects().stream()
                .filter(Effect.Forward.class::isInstance)
                .<Envelope<?>>map(effect -> ((Effect.Forward) effect).event())
                .toList();
    }
}
