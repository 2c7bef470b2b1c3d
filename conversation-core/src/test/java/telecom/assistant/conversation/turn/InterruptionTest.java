package telecom.assistant.conversation.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.conversation.turn.Subject.CALL;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.ReplyEnding;

/** A caller makes a sound during a reply but has nothing to say. */
class InterruptionTest {

    private final Subject subject = Situation.ANSWERING.subject();

    @Test
    void continuesTheReplyDuringABackchannel() {
        Turn turn = subject.activeTurn();

        Decision listening = subject.say(CALL, "네");

        assertThat(subject.activeTurn()).isEqualTo(turn);
        assertThat(listening.effects()).doesNotHaveAnyElementsOfTypes(Effect.StopModel.class, Effect.AskModel.class);
        assertThat(said("네")).isEqualTo(turn.number());
    }

    @Test
    void saysTheRestOfACompleteReplyAfterABackchannel() {
        subject.end(ReplyEnding.ANSWERED);
        interrupt("an");

        Decision listening = subject.say(CALL, "네");

        assertThat(listening.effects()).doesNotHaveAnyElementsOfTypes(Effect.AskModel.class);
        assertThat(published(listening, OutboundEvent.ReplyCompleted.class))
                .singleElement()
                .satisfies(rest -> {
                    assertThat(rest.text()).isEqualTo("answer");
                    assertThat(rest.turn()).isEqualTo(2);
                });
    }

    @Test
    void answersTheQuestionAgainWhenTheModelHadNotFinished() {
        interrupt("이번 달");

        Decision listening = subject.say(CALL, "네");

        assertThat(subject.activeTurn().number()).isEqualTo(2);
        assertThat(listening.effects())
                .filteredOn(Effect.AskModel.class::isInstance)
                .singleElement()
                .satisfies(ask -> assertThat(((Effect.AskModel) ask).context().said())
                        .extracting(utterance -> utterance.text())
                        .contains("요금 알려줘")
                        .doesNotContain("네", "이번 달"));
    }

    @Test
    void treatsAShortWordAsTheAnswerToAQuestionThatWasHeard() {
        interrupt("변경해 드릴까요?");

        Decision answer = subject.say(CALL, "네");

        assertThat(answer.effects())
                .filteredOn(Effect.AskModel.class::isInstance)
                .singleElement()
                .satisfies(ask -> assertThat(((Effect.AskModel) ask).context().said())
                        .extracting(utterance -> utterance.text())
                        .contains("네"));
    }

    @Test
    void doesNotResumeTheReplyWhenSpeechFollows() {
        subject.end(ReplyEnding.ANSWERED);
        interrupt("an");

        Decision words = subject.say(CALL, "아니 데이터");
        subject.end(ReplyEnding.ANSWERED);
        subject.pass(TestRules.LIMITS.resumeAfter());
        Decision due = subject.decide(new Event.TurnDue());

        assertThat(words.effects()).hasAtLeastOneElementOfType(Effect.AskModel.class);
        assertThat(published(due, OutboundEvent.class)).isEmpty();
    }

    @Test
    void saysTheRestWhenNoSpeechFollows() {
        subject.end(ReplyEnding.ANSWERED);
        Decision interrupted = interrupt("an");
        assertThat(interrupted.effects()).contains(new Effect.StartTimer(TestRules.LIMITS.resumeAfter()));

        subject.pass(TestRules.LIMITS.resumeAfter());
        Decision due = subject.decide(new Event.TurnDue());

        assertThat(published(due, OutboundEvent.ReplyCompleted.class))
                .extracting(OutboundEvent.ReplyCompleted::text)
                .containsExactly("answer");
        assertThat(subject.state()).isInstanceOf(State.Idle.class);
    }

    @Test
    void promptsTheCallerWhenNoSpeechFollowsAndTheModelHadNotFinished() {
        interrupt("이번 달");

        Decision silent = subject.receive(new InboundEvent.SilenceDetected(CALL));

        assertThat(published(silent, OutboundEvent.Notice.class))
                .extracting(OutboundEvent.Notice::text)
                .containsExactly("silence");
    }

    @Test
    void saysNothingMoreOnceTheCallerHasHungUp() {
        subject.end(ReplyEnding.ANSWERED);
        interrupt("an");
        subject.receive(new InboundEvent.LegClosed(CALL, "hung up"));

        subject.pass(TestRules.LIMITS.resumeAfter());

        assertThat(published(subject.decide(new Event.TurnDue()), OutboundEvent.class))
                .isEmpty();
    }

    private Decision interrupt(String heard) {
        return subject.receive(new InboundEvent.ReplyInterrupted(
                CALL, subject.conversation(), 1, Ids.derived("reply", subject.conversation() + "/1"), heard, 800));
    }

    /** The turn in which the subscriber said the text. */
    private long said(String text) {
        return subject.memory().conversation().utterances().stream()
                .filter(utterance ->
                        utterance.role() == Role.SUBSCRIBER && utterance.text().equals(text))
                .findFirst()
                .orElseThrow()
                .turn();
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
