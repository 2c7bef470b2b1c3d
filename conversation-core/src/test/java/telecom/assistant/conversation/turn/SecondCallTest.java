package telecom.assistant.conversation.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.conversation.turn.Subject.CALL;
import static telecom.assistant.conversation.turn.Subject.CHAT;
import static telecom.assistant.conversation.turn.Subject.SECOND_CALL;

import java.util.List;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;

/** Two people call at once with the number of their company's switchboard. */
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
    void leavesTheAnswerToTheFirstCallAlone() {
        subject.receive(new InboundEvent.LegOpened(CALL, "ko", null));
        subject.say(CALL, "요금 알려줘");
        Turn turn = subject.activeTurn();

        subject.receive(new InboundEvent.LegOpened(SECOND_CALL, "ko", null));
        subject.say(SECOND_CALL, "로밍 알려줘");

        assertThat(subject.activeTurn()).isEqualTo(turn);
    }

    @Test
    void keepsThemApartWhenTheFirstCallHasEnded() {
        subject.receive(new InboundEvent.LegOpened(CALL, "ko", null));
        subject.receive(new InboundEvent.LegOpened(SECOND_CALL, "ko", null));
        subject.receive(new InboundEvent.LegClosed(CALL, "hung up"));

        forwarded(subject.say(SECOND_CALL, "로밍 알려줘"));
        forwarded(subject.receive(new InboundEvent.LegClosed(SECOND_CALL, "hung up")));

        assertThat(subject.state()).isInstanceOf(State.Idle.class);
    }

    @Test
    void knowsTheSubscriberWhoCallsAgain() {
        subject.receive(new InboundEvent.LegOpened(CALL, "ko", null));
        subject.receive(new InboundEvent.LegClosed(CALL, "hung up"));

        Decision again = subject.receive(new InboundEvent.LegOpened(SECOND_CALL, "ko", null));

        assertThat(forwards(again)).isEmpty();
    }

    @Test
    void knowsTheCallThatComesBackOnAnotherConnection() {
        subject.receive(new InboundEvent.LegOpened(CALL, "ko", null));

        assertThat(forwards(subject.receive(new InboundEvent.LegOpened(CALL, "ko", null))))
                .isEmpty();
    }

    @Test
    void leavesACallAndAChatTogether() {
        subject.receive(new InboundEvent.LegOpened(CALL, "ko", null));

        assertThat(forwards(subject.say(CHAT, "요금 알려줘"))).isEmpty();
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
