package telecom.assistant.benchmarks.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import telecom.assistant.benchmarks.promise.Account;
import telecom.assistant.benchmarks.promise.Allowed;
import telecom.assistant.benchmarks.promise.Breach;
import telecom.assistant.benchmarks.promise.Breach.Kind;
import telecom.assistant.benchmarks.promise.FaultAllowance;
import telecom.assistant.benchmarks.promise.Ledger;
import telecom.assistant.benchmarks.promise.Sent;
import telecom.assistant.benchmarks.promise.Verdict;
import telecom.assistant.channel.Channel;

class FaultReportTest {

    private static final FaultPlan PLAN =
            new FaultPlan(1, 1, FaultPlan.USUAL_KINDS, FaultPlan.Scale.FULL, Sabotage.NONE);

    private final Account account = new Ledger().open(Channel.VOICE);
    private final Incident killed =
            incident(FaultKind.CHANNELS_KILLED, new Recoveries(times(1, 3, 2), 0), Recoveries.NONE);

    @Test
    void passesWhenEveryFaultWasInjectedAndNothingIsMissing() {
        assertThat(report(List.of(killed), verdict(List.of(), List.of())).arePromisesKept())
                .isTrue();
    }

    @Test
    void failsWhenAFaultWasNotInjectedOrSomebodyDidNotRecover() {
        Incident unrecovered = incident(FaultKind.ENGINE_STOPPED, Recoveries.NONE, new Recoveries(List.of(), 1));

        assertThat(report(List.of(), verdict(List.of(), List.of())).arePromisesKept())
                .isFalse();
        assertThat(report(List.of(unrecovered), verdict(List.of(), List.of())).arePromisesKept())
                .isFalse();
    }

    @Test
    void failsWhenTheRunItselfHadAProblem() {
        FaultReport report =
                new FaultReport(PLAN, List.of(killed), List.of(), verdict(List.of(), List.of()), List.of("no broker"));

        assertThat(report.arePromisesKept()).isFalse();
        assertThat(report.markdown()).contains("PROBLEM: no broker");
    }

    @Test
    void showsWhatIsBrokenAndWhatIsAllowedInTheRowOfTheFaultThatCausedIt() {
        Sent lost = account.say();
        Sent unheard = account.say();

        String table = report(
                        List.of(killed),
                        verdict(
                                List.of(new Allowed(FaultAllowance.UNHEARD, unheard)),
                                List.of(new Breach(Kind.LOST, lost, "gone"))))
                .markdown();

        assertThat(table)
                .contains("| fault | times | utterances | lost | duplicated | misordered | fenced | mixed up |")
                .contains("| kill -9 the channels, start them again | 1 | 2 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 "
                        + "| 0 | 0 | 0 | 1 | 0 | 0 | 2.0 s | 3.0 s |");
    }

    @Test
    void showsHowLongAResumedEngineTookToRecover() {
        Incident stopped = incident(FaultKind.ENGINE_STOPPED, new Recoveries(times(9), 0), new Recoveries(times(4), 0));

        assertThat(report(List.of(stopped), verdict(List.of(), List.of())).markdown())
                .containsPattern("from its resumption .* 4\\.0 s \\| 4\\.0 s \\|");
    }

    private FaultReport report(List<Incident> incidents, Verdict verdict) {
        return new FaultReport(PLAN, incidents, account.sent(), verdict, List.of());
    }

    private static Verdict verdict(List<Allowed> allowed, List<Breach> breaches) {
        return new Verdict(2, 2, 0, allowed, breaches);
    }

    private static Incident incident(FaultKind fault, Recoveries recoveries, Recoveries resumptions) {
        return new Incident(fault, Long.MIN_VALUE, Long.MAX_VALUE, recoveries, resumptions);
    }

    private static List<Duration> times(long... seconds) {
        return Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList();
    }
}
