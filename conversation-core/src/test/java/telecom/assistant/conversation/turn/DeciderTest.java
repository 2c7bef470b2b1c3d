package telecom.assistant.conversation.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static telecom.assistant.conversation.turn.Subject.CALL;
import static telecom.assistant.conversation.turn.Subject.TEXTS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.Notice;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.UtteranceRecord;

/** Tests rules that the transition table does not show. */
class DeciderTest {

    @Test
    void keepsWaitingWhenTheGatheringTimerFiresTooSoon() {
        Subject gathering = Situation.GATHERING.subject();

        Decision decision = gathering.decide(new Event.TurnDue());

        assertThat(decision.state()).isInstanceOf(State.Gathering.class);
        assertThat(decision.effects()).hasAtLeastOneElementOfType(Effect.StartTimer.class);
    }

    @Test
    void attributesAFailureOfATurnToItsWaitingMessages() {
        Subject gathering = Situation.GATHERING.subject();
        Arrival waiting = gathering.lastArrival();

        assertThat(Decider.arrivalsBehind(gathering.memory(), gathering.state(), new Event.TurnDue()))
                .containsExactly(waiting);
    }

    @Test
    void sendsTheWaitNoticeWithinTheTurnItself() {
        Subject answering = Situation.ANSWERING.subject();
        Happening.CROWDED.happenTo(answering);

        Decision delayed = Happening.MODEL_DELAYED.happenTo(answering);

        assertThat(published(delayed, Notice.class))
                .extracting(Notice::turn)
                .containsExactly(answering.activeTurn().number());
    }

    @Test
    void keepsNoNoteOfAToolCallWhoseTurnWasCutBeforeItCouldRun() {
        Subject answering = Situation.ANSWERING.subject();
        answering.decide(new Event.ToolsCalled(1, List.of(note())));

        Happening.SPEAKS.happenTo(answering);

        assertThat(answering.memory().conversation().sideEffectsOf("send_text_message"))
                .isZero();
    }

    @Test
    void keepsANoteOfAToolCallThatWasUnderWayWhenItsTurnWasCut() {
        Subject answering = Situation.ANSWERING.subject();
        answering.decide(new Event.ToolsCalled(1, List.of(note())));
        answering.decide(new Event.ToolsReady(1, List.of(note())));

        Happening.SPEAKS.happenTo(answering);

        assertThat(answering.memory().conversation().sideEffectsOf("send_text_message"))
                .isEqualTo(1);
    }

    @Test
    void keepsTheAcknowledgedPartOfAnOvertakenReply() {
        Subject answering = Situation.ANSWERING.subject();
        Happening.MODEL_SAYS.happenTo(answering);

        Happening.SPEAKS.happenTo(answering);

        assertThat(answered(answering))
                .extracting(UtteranceRecord::text, UtteranceRecord::state)
                .containsExactly(tuple("이번 달 요금은, ", UtteranceState.INTERRUPTED));
    }

    @Test
    void keepsNothingOfAReplyOvertakenBeforeAnyPieceIsAcknowledged() {
        Subject answering = Situation.IDLE.subject();
        answering.say(CALL, "요금 알려줘");
        Happening.MODEL_SAYS.happenTo(answering);

        Happening.SPEAKS.happenTo(answering);

        assertThat(answered(answering)).isEmpty();
    }

    @Test
    void keepsThePartReportedAsHeardWhateverIsAcknowledged() {
        Subject answering = Situation.ANSWERING.subject();

        Happening.BARGE_IN.happenTo(answering);

        assertThat(answered(answering)).extracting(UtteranceRecord::text).containsExactly("이번 달");
    }

    @Test
    void ignoresAcknowledgementsOfAnEarlierTurnsPieces() {
        Subject answering = Situation.ANSWERING.subject();
        Happening.SPEAKS.happenTo(answering);
        Happening.MODEL_SAYS.happenTo(answering);

        answering.decide(new Event.PiecesAcknowledged(1, 5));
        Happening.SPEAKS.happenTo(answering);

        assertThat(answered(answering)).extracting(UtteranceRecord::turn).containsExactly(1L);
    }

    private static List<UtteranceRecord> answered(Subject subject) {
        return subject.memory().conversation().utterances().stream()
                .filter(said -> said.role() == Role.ASSISTANT)
                .toList();
    }

    @Test
    void repeatsTheNoAgentNoticeWhenTheEventIsRedelivered() {
        Subject waiting = Situation.WAITING_FOR_AGENT.subject();
        waiting.pass(Duration.ofHours(1));
        Arrival lapse = waiting.arrival(new InboundEvent.ConversationLapsed(waiting.conversation()));
        Decision first = waiting.decide(new Event.Arrived(lapse, false));

        Decision again = waiting.decide(new Event.Arrived(lapse, false));

        assertThat(published(again, Notice.class))
                .extracting(Notice::noticeId)
                .isEqualTo(published(first, Notice.class).stream()
                        .map(Notice::noticeId)
                        .toList());
    }

    @Test
    void keepsTheCurrentSummaryUntilTheNewOneIsStored() {
        Subject idle = Situation.IDLE.subject();

        Happening.SUMMED_UP.happenTo(idle);
        assertThat(idle.memory().conversation().summary()).isNull();

        Happening.SUMMARY_STORED.happenTo(idle);
        assertThat(idle.memory().conversation().summary().text()).isEqualTo("summary");
    }

    @Test
    void leavesAnEarlierMemoryUnchanged() {
        Subject gathering = Situation.GATHERING.subject();
        Memory before = gathering.memory();

        gathering.say(TEXTS, "둘");
        Happening.ERASED.happenTo(gathering);

        assertThat(before.hasPending()).isTrue();
        assertThat(before.conversation()).isNotNull();
    }

    private static ToolNote note() {
        return new ToolNote(new UUID(0, 7), "text message: result unknown", Instant.EPOCH, "send_text_message");
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
