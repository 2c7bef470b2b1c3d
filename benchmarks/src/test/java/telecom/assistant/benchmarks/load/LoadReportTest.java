package telecom.assistant.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import telecom.assistant.benchmarks.promise.Allowed;
import telecom.assistant.benchmarks.promise.Breach;
import telecom.assistant.benchmarks.promise.FaultAllowance;
import telecom.assistant.benchmarks.promise.Ledger;
import telecom.assistant.benchmarks.promise.Sent;
import telecom.assistant.benchmarks.promise.Verdict;
import telecom.assistant.channel.Channel;

class LoadReportTest {

    private static final LoadPlan PLAN = new LoadPlan(2, 2, 1);

    private final Sent sent = new Ledger().open(Channel.WEB).say();

    @Test
    void passesWhenEveryUtteranceWasAnswered() {
        LoadReport report = report(4, List.of(), List.of(), List.of());

        assertThat(report.arePromisesKept()).isTrue();
        assertThat(report.markdown())
                .startsWith("2 subscribers with 2 utterances each, all at once: 9 s, at most 3 turns");
    }

    @Test
    void failsWhenAnAnswerIsMissingEvenIfThatIsAllowed() {
        Allowed talkedOver = new Allowed(FaultAllowance.TALKED_OVER, sent);

        assertThat(report(3, List.of(), List.of(), List.of()).unmet())
                .containsExactly("3 of 4 utterances were answered");
        assertThat(report(4, List.of(talkedOver), List.of(), List.of()).arePromisesKept())
                .isFalse();
    }

    @Test
    void failsWhenAPromiseWasBrokenOrTheRunHadAProblem() {
        Breach lost = new Breach(Breach.Kind.LOST, sent, "gone");

        assertThat(report(4, List.of(), List.of(lost), List.of()).markdown()).contains("- LOST q1x1 (web): gone");
        assertThat(report(4, List.of(), List.of(), List.of("no broker")).unmet())
                .containsExactly("no broker");
    }

    private static LoadReport report(
            int answered, List<Allowed> allowed, List<Breach> breaches, List<String> problems) {
        return new LoadReport(PLAN, Duration.ofSeconds(9), new Verdict(4, 4, answered, allowed, breaches), 3, problems);
    }
}
