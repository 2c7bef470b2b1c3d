package telecom.assistant.channel.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.limit.Refusal.Cause;

class MessageLimitsTest {

    private static final SubscriberId KIM = new SubscriberId("kim");
    private static final SubscriberId LEE = new SubscriberId("lee");

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private long nanos;
    private final MessageLimits limits = new MessageLimits(Limits.of(Map.of()), meters, () -> nanos);

    @Test
    void passesOnThirtyMessagesAndTheRefillAndExplainsOnce() {
        List<Optional<Refusal>> verdicts = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            verdicts.add(judge(KIM, "question number " + i));
            pass(Duration.ofMillis(85));
        }

        // Messages for which the bucket is refilled in these seconds are let through, too.
        assertThat(verdicts).filteredOn(Optional::isEmpty).hasSize(34);
        assertThat(verdicts)
                .filteredOn(verdict -> verdict.flatMap(Refusal::explanation).isPresent())
                .hasSize(1);
        assertThat(meters.counter("assistant.limits.refused", "channel", "web", "cause", "too_many")
                        .count())
                .isEqualTo(66);
    }

    @Test
    void explainsInTheSubscribersLanguageOncePerPeriod() {
        Refusal first = flood();

        assertThat(first.cause()).isEqualTo(Cause.TOO_MANY);
        assertThat(first.explanation().orElseThrow().in("ko-KR")).contains("잠시 후");
        assertThat(first.explanation().orElseThrow().in("en-GB")).contains("too many");
        assertThat(judge(KIM, "one more please").orElseThrow().explanation()).isEmpty();

        pass(Duration.ofMinutes(2));
        assertThat(flood().explanation()).isPresent();
    }

    @Test
    void limitsEachSubscriberSeparately() {
        flood();

        assertThat(judge(LEE, "my first question")).isEmpty();
    }

    @Test
    void countsAllChannelsOfASubscriberTogether() {
        for (int i = 0; i < 30; i++) {
            limits.judge(i % 2 == 0 ? Channel.WEB : Channel.VOICE, KIM, "question number " + i);
        }

        assertThat(limits.judge(Channel.VOICE, KIM, "one more")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thank you for your message. We are closed and will answer soon.",
                "자동응답: 지금은 자리에 없습니다. 접수번호 %d로 곧 연락드리겠습니다. 감사합니다."
            })
    void answersAMachineAtMostThreeTimesInTenMinutes(String answer) {
        int answered = 0;
        int explained = 0;
        for (int i = 0; i < 50; i++) {
            Optional<Refusal> verdict = judge(KIM, String.format(answer, 1_000 + i));
            answered += verdict.isEmpty() ? 1 : 0;
            explained += verdict.flatMap(Refusal::explanation).isPresent() ? 1 : 0;
            pass(Duration.ofSeconds(10));
        }

        assertThat(answered + explained).isLessThanOrEqualTo(3);
        assertThat(explained).isEqualTo(1);
    }

    @Test
    void allowsRepeatedShortAnswersAndDifferentQuestions() {
        for (int i = 0; i < 5; i++) {
            assertThat(judge(KIM, "네")).isEmpty();
            assertThat(judge(KIM, "상담원")).isEmpty();
            assertThat(judge(KIM, "5G 요금제 " + i + "번 알려주세요")).isEmpty();
        }
    }

    @Test
    void allowsARepetitionAfterAWhile() {
        judge(KIM, "what is my bill please");
        judge(KIM, "What is my bill, please?");
        assertThat(judge(KIM, "what is my bill please")).isPresent();

        pass(Duration.ofMinutes(11));

        assertThat(judge(KIM, "what is my bill please")).isEmpty();
    }

    @Test
    void doesNotCountMessagesThatWereTakenBack() {
        for (int i = 0; i < 60; i++) {
            assertThat(judge(KIM, "what is my bill please")).isEmpty();
            limits.takeBack(KIM, "what is my bill please");
        }
    }

    @Test
    void passesOnTheFirstFiveCallsForHelpDespiteTheLimit() {
        flood();
        for (int i = 0; i < 5; i++) {
            assertThat(judge(KIM, "집에 불이 났어요")).isEmpty();
        }
        assertThat(judge(KIM, "집에 불이 났어요")).isPresent();

        pass(Duration.ofMinutes(2));
        assertThat(judge(KIM, "집에 불이 났어요")).as("one more every two minutes").isEmpty();
    }

    @Test
    void doesNotCountCallsForHelpThatWereTakenBack() {
        flood();
        for (int i = 0; i < 20; i++) {
            assertThat(judge(KIM, "집에 불이 났어요")).isEmpty();
            limits.takeBack(KIM, "집에 불이 났어요");
        }
    }

    @Test
    void treatsZeroAsUnlimited() {
        MessageLimits none = new MessageLimits(
                Limits.of(Map.of("assistant.limits.messages", "0", "assistant.limits.loops.answers", "0")),
                meters,
                () -> nanos);

        for (int i = 0; i < 1_000; i++) {
            assertThat(none.judge(Channel.WEB, KIM, "the same words every time"))
                    .isEmpty();
        }
    }

    private Refusal flood() {
        for (int i = 0; ; i++) {
            Optional<Refusal> verdict = judge(KIM, nanos + " is question number " + i);
            if (verdict.isPresent()) {
                return verdict.get();
            }
        }
    }

    private Optional<Refusal> judge(SubscriberId subscriber, String message) {
        return limits.judge(Channel.WEB, subscriber, message);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
