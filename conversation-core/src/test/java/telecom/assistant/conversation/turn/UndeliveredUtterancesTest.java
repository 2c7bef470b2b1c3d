package telecom.assistant.conversation.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.conversation.turn.Subject.CALL;
import static telecom.assistant.conversation.turn.Subject.CHAT;
import static telecom.assistant.conversation.turn.Subject.JIWOO;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.DeliveryStatus;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.Undelivered;
import telecom.assistant.channel.event.Undelivered.Reason;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.ReplyEnding;
import telecom.assistant.conversation.UtteranceRecord;

/** Tests utterances that reach nobody, and the reasons recorded for them. */
class UndeliveredUtterancesTest {

    private static final Undelivered EXPIRED = new Undelivered(Reason.EXPIRED, "EXPIRED:001");

    private final Subject subject = new Subject();

    @Test
    void keepsTheReasonThatAChannelReports() {
        UUID reply = answered(CHAT);

        Decision decision = report(reply, DeliveryStatus.FAILED, EXPIRED);

        assertThat(stored(reply).state()).isEqualTo(UtteranceState.UNDELIVERED);
        assertThat(stored(reply).facts().undelivered()).isEqualTo(EXPIRED);
        assertThat(observed(decision)).isEqualTo(observation(CHAT.channel(), 1, DeliveryStatus.FAILED, EXPIRED));
    }

    @Test
    void observesADeliveryThatChangesNothingElse() {
        UUID reply = answered(CHAT);

        Decision decision = report(reply, DeliveryStatus.DELIVERED, null);

        assertThat(stored(reply).state()).isEqualTo(UtteranceState.COMPLETE);
        assertThat(observed(decision)).isEqualTo(observation(CHAT.channel(), 1, DeliveryStatus.DELIVERED, null));
        assertThat(decision.effects()).noneMatch(Effect.Save.class::isInstance);
    }

    @Test
    void observesADeliveryOfAReplyThatIsNotInMemory() {
        answered(CHAT);

        Decision decision = report(UUID.randomUUID(), DeliveryStatus.FAILED, EXPIRED);

        assertThat(observed(decision).undelivered()).isEqualTo(EXPIRED);
    }

    @Test
    void recordsThatAnAgentSpokeToACallerWhoHadHungUp() {
        answered(CALL);
        subject.receive(new InboundEvent.AgentJoined(subject.conversation(), JIWOO));
        subject.receive(new InboundEvent.LegClosed(CALL, "hung up"));

        Decision decision = subject.receive(new InboundEvent.AgentSpoke(subject.conversation(), JIWOO, "안녕하세요", null));

        assertThat(observed(decision).undelivered()).isEqualTo(new Undelivered(Reason.HUNG_UP, null));
    }

    @Test
    void recordsThatNothingOfAReplyWasHeard() {
        UUID reply = answered(CALL);

        Decision decision =
                subject.receive(new InboundEvent.ReplyInterrupted(CALL, subject.conversation(), 1, reply, "", 0));

        assertThat(stored(reply).facts().undelivered()).isEqualTo(new Undelivered(Reason.NOT_HEARD, null));
        assertThat(observed(decision).undelivered().reason()).isEqualTo(Reason.NOT_HEARD);
    }

    private UUID answered(Route route) {
        subject.say(route, "요금");
        UUID reply = subject.activeTurn().replyId();
        subject.end(ReplyEnding.ANSWERED);
        return reply;
    }

    private Decision report(UUID reply, DeliveryStatus status, Undelivered why) {
        return subject.receive(new InboundEvent.DeliveryReported(
                CHAT,
                subject.conversation(),
                1,
                reply,
                status,
                why == null ? null : why.reason(),
                why == null ? null : why.detail()));
    }

    private UtteranceRecord stored(UUID id) {
        return subject.memory().conversation().utterance(id).orElseThrow();
    }

    private Effect.ObserveDelivery observation(Channel channel, long turn, DeliveryStatus status, Undelivered why) {
        return new Effect.ObserveDelivery(subject.conversation(), turn, channel, status, why);
    }

    private static Effect.ObserveDelivery observed(Decision decision) {
        return decision.effects().stream()
                .filter(Effect.ObserveDelivery.class::isInstance)
                .map(Effect.ObserveDelivery.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
