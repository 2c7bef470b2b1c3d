package telecom.assistant.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.benchmarks.compare.ComparePlan;
import telecom.assistant.benchmarks.fault.FaultKind;
import telecom.assistant.benchmarks.fault.FaultPlan;
import telecom.assistant.benchmarks.fault.Sabotage;
import telecom.assistant.benchmarks.load.LoadPlan;
import telecom.assistant.benchmarks.model.ModelPlan;
import telecom.assistant.benchmarks.turns.Row;
import telecom.assistant.benchmarks.turns.TurnsPlan;

class CommandTest {

    @Test
    void plansFaultsAccordingToTheOptions() {
        Command command = Command.parse(
                "faults",
                "--faults",
                "3",
                "--seed",
                "7",
                "--only",
                "engine-stopped",
                "--stop",
                "8",
                "--break",
                "fence");

        assertThat(command).isInstanceOf(Command.Faults.class);
        FaultPlan plan = ((Command.Faults) command).plan();
        assertThat(plan.faults()).isEqualTo(3);
        assertThat(plan.seed()).isEqualTo(7);
        assertThat(plan.kinds()).isEqualTo(Set.of(FaultKind.ENGINE_STOPPED));
        assertThat(plan.scale().engineStop()).isEqualTo(Duration.ofSeconds(8));
        assertThat(plan.sabotage()).isEqualTo(Sabotage.FENCE);
    }

    /** An engine that resumes within its session timeout has lost nothing, and a run without faults proves nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"--faults 0", "--stop 6", "--only nothing", "--break nothing", "--seed x", "--seed", "-v"})
    void refusesWhatWouldProveNothing(String options) {
        assertThatThrownBy(() -> Command.parse(("faults " + options).split(" ")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void measuresTheModelClientInFullByDefault() {
        assertThat(Command.parse("model")).isEqualTo(new Command.Model(ModelPlan.FULL));
    }

    @Test
    void acceptsTheNumbersOfStreamsAndTheSeed() {
        assertThat(Command.parse("model", "--streams", "50", "--instant", "900", "--seed", "7"))
                .isEqualTo(new Command.Model(new ModelPlan(50, 50, 900, 16, 7)));
    }

    @Test
    void acceptsTheNumbersOfSubscribersAndUtterances() {
        assertThat(Command.parse("load")).isEqualTo(new Command.Load(LoadPlan.FULL));
        assertThat(Command.parse("load", "--subscribers", "50", "--utterances", "6", "--seed", "7"))
                .isEqualTo(new Command.Load(new LoadPlan(50, 6, 7)));
    }

    @Test
    void measuresTheEngine() {
        assertThat(Command.parse("engine")).isEqualTo(new Command.Engine());
    }

    @Test
    void measuresAllRowsOfTurnsByDefault() {
        assertThat(Command.parse("turns"))
                .isEqualTo(new Command.Turns(new TurnsOptions(TurnsPlan.FULL, Optional.empty(), Optional.empty())));
    }

    @Test
    void acceptsWhichTurnsToMeasureAndHow() {
        Command command = Command.parse(
                ("turns --rate 50 --conversations 32 --warm-up 100 --seconds 5 --only instant-16,rate --jar x.jar"
                                + " --results out")
                        .split(" "));

        TurnsPlan plan = TurnsPlan.FULL
                .withRows(List.of(new Row(false, 16, 0), new Row(true, 32, 50)))
                .withWarmUp(100)
                .withTime(Duration.ofSeconds(5));
        assertThat(command)
                .isEqualTo(new Command.Turns(
                        new TurnsOptions(plan, Optional.of(Path.of("x.jar")), Optional.of(Path.of("out")))));
    }

    @Test
    void comparesTwoCommits() {
        assertThat(Command.parse("compare", "main", "HEAD"))
                .isEqualTo(new Command.Compare(new ComparePlan("main", "HEAD", 3, List.of())));
        assertThat(Command.parse("compare", "v1", "v2", "--only", "rate", "--runs", "5", "--rate", "50"))
                .isEqualTo(
                        new Command.Compare(new ComparePlan("v1", "v2", 5, List.of("--rate", "50", "--only", "rate"))));
    }

    @Test
    void selectsAllFaultsAtStopPointsByOneName() {
        assertThat(Command.parse("faults", "--only", "stop-points,broker-killed"))
                .isInstanceOfSatisfying(
                        Command.Faults.class, faults -> assertThat(faults.plan().kinds())
                                .contains(
                                        FaultKind.ENGINE_KILLED_AT_CUT_STORED,
                                        FaultKind.ENGINE_STOPPED_AT_FIRST_PIECE_SENT,
                                        FaultKind.BROKER_KILLED)
                                .doesNotContain(FaultKind.ENGINE_KILLED));
    }

    @Test
    void takesTheDatabaseAwayForLongOnlyWhenRequested() {
        assertThat(kinds("faults")).doesNotContain(FaultKind.DATABASE_AWAY_FOR_LONG);
        assertThat(kinds("faults", "--only", "database-away-for-long"))
                .containsExactly(FaultKind.DATABASE_AWAY_FOR_LONG);
    }

    private static Set<FaultKind> kinds(String... arguments) {
        return ((Command.Faults) Command.parse(arguments)).plan().kinds();
    }

    @Test
    void acceptsTheNumberAndKindsOfFaults() {
        Command command = Command.parse("faults", "--faults", "8", "--only", "broker-killed");

        assertThat(command).isInstanceOfSatisfying(Command.Faults.class, faults -> {
            assertThat(faults.plan().faults()).isEqualTo(8);
            assertThat(faults.plan().kinds()).isEqualTo(Set.of(FaultKind.BROKER_KILLED));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fly | command: fly (expected: faults, load, turns, compare, engine or model)
        load --faults 3 | option: --faults (expected: --subscribers, --utterances or --seed)
        load --utterances 3 | utterances: 3 (expected: an even number)
        engine --seed 1 | option: --seed (expected: none)
        turns --seed 1 | option: --seed (expected: --rate,
        turns --rate 0 | --rate: 0 (expected: at least 1)
        turns --seconds 0 | seconds: 0
        turns --warm-up 0 | warm-up: 0
        turns --conversations 0 | conversations: 0
        turns --only paced-7 | --only: paced-7 (expected: some of
        compare main | (expected: two commits first)
        compare --runs 3 | (expected: two commits first)
        compare main HEAD --runs 0 | runs: 0
        compare main HEAD --jar x | option: --jar
        compare main HEAD --only paced-7 | --only: paced-7
        model --faults 3 | option: --faults (expected: --streams, --instant or --seed)
        model --streams many | --streams: many (expected: a number)
        model --streams 0 | streams: 0
        model --seed | --seed needs a value
        faults --only earthquake | --only: earthquake (expected: some of stop-points,engine-killed,
        faults --break law | --break: law (expected: one of early-commit, fence, early-pieces, early-cancel, late-settle)
        """)
    void saysWhatItExpectedInstead(String line, String message) {
        assertThatThrownBy(() -> Command.parse(line.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
