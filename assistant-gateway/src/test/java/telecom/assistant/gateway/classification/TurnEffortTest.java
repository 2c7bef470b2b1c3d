package telecom.assistant.gateway.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.turn.Context;
import telecom.assistant.model.Effort;

class TurnEffortTest {

    private static final int LONG = 240;
    private static final String QUESTION = "이번 달 요금이 왜 올랐나요?";

    private final Talk talk = new Talk();

    @Test
    void doesNotDecideAboutAnOrdinaryQuestion() {
        assertThat(effort(talk.says(QUESTION))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"네", "안녕하세요", "hello there", "감사합니다!", ""})
    void judgesAShortUtteranceRoutine(String text) {
        assertThat(effort(talk.says(text))).contains(Effort.ROUTINE);
    }

    @Test
    void judgesATurnHardAfterAnAnswerThatFailed() {
        talk.says(QUESTION).hears(UtteranceState.INCOMPLETE);

        assertThat(effort(talk.says("네?"))).contains(Effort.HARD);
    }

    @Test
    void forgetsAFailureAfterACompleteAnswer() {
        talk.says("로밍 되나요?").hears(UtteranceState.INCOMPLETE).says("네?").hears(UtteranceState.COMPLETE);

        assertThat(effort(talk.says(QUESTION))).isEmpty();
    }

    @Test
    void judgesATurnHardAfterTwoInterruptedAnswers() {
        talk.says("로밍 되나요?").hears(UtteranceState.INTERRUPTED);
        assertThat(effort(talk.says("아니 그게 아니고 요금이요"))).isEmpty();
        talk.hears(UtteranceState.INTERRUPTED);

        assertThat(effort(talk.says(QUESTION))).contains(Effort.HARD);
    }

    @ParameterizedTest
    @EnumSource(
            value = UtteranceState.class,
            names = {"COMPLETE", "UNDELIVERED"})
    void ignoresAnswersThatWereComplete(UtteranceState state) {
        talk.says("로밍 되나요?").hears(state).says("데이터는요? 많이 쓰는데").hears(state);

        assertThat(effort(talk.says(QUESTION))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"이번달 요금이 왜 올랐나요", "아니 이번 달 요금이 왜 올랐나요?!", "이번 달 요금은 왜 올랐나요?"})
    void judgesATurnHardWhenTheSubscriberRepeatsAQuestion(String again) {
        talk.says(QUESTION).hears(UtteranceState.COMPLETE).says("네").hears(UtteranceState.COMPLETE);

        assertThat(effort(talk.says(again))).contains(Effort.HARD);
    }

    @Test
    void ignoresRepetitionsOfTurnsFurtherBack() {
        talk.says(QUESTION).says("로밍 되나요?").says("와이파이는요?");

        assertThat(effort(talk.says(QUESTION))).isEmpty();
    }

    @Test
    void judgesLongUtterancesHardAndCountsHangulTwice() {
        assertThat(effort(new Talk().says("가".repeat(LONG / 2)))).contains(Effort.HARD);
        assertThat(effort(new Talk().says("가".repeat(LONG / 2 - 1)))).isEmpty();
        assertThat(effort(new Talk().says("a".repeat(LONG)))).contains(Effort.HARD);
        assertThat(effort(new Talk().says("a".repeat(LONG - 1)))).isEmpty();
    }

    @Test
    void considersEverythingThatWasSaidInTheTurn() {
        talk.says("a".repeat(LONG / 2)).adds("b".repeat(LONG / 2));

        assertThat(effort(talk)).contains(Effort.HARD);
    }

    @Test
    void judgesAnEmptyConversationRoutine() {
        assertThat(TurnEffort.of(new Context(null, List.of()), LONG)).contains(Effort.ROUTINE);
    }

    private static Optional<Effort> effort(Talk talk) {
        return TurnEffort.of(talk.context(), LONG);
    }
}
