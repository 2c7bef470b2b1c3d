package telecom.assistant.gateway.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.Channel;
import telecom.assistant.conversation.Assurance;
import telecom.assistant.conversation.turn.ToolNote;
import telecom.assistant.gateway.FakeTimers;
import telecom.assistant.gateway.tool.TurnTools.Called;
import telecom.assistant.model.ToolCall;

class TurnToolsTest {

    private final FakeTool tool = new FakeTool("look_up");
    private final FakeTimers timers = new FakeTimers();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final TurnTools tools = turn();
    private final List<List<Called>> ended = new ArrayList<>();
    private final Map<UUID, ToolNote> notes = new LinkedHashMap<>();

    @Test
    void carriesOutTheCallsOfARoundAtTheSameTime() {
        call(looking("a"), looking("b"));

        assertThat(tool.calls()).hasSize(2);
    }

    @Test
    void givesResultsInTheOrderOfTheCalls() {
        call(looking("a"), looking("b"));

        tool.calls().get(1).answer("second");
        tool.calls().get(0).answer("first");

        assertThat(results()).containsExactly("{\"found\":\"first\"}", "{\"found\":\"second\"}");
    }

    @Test
    void explainsATimeOutToTheModel() {
        call(looking("a"));

        timers.pass(Duration.ofSeconds(10));

        assertThat(results()).singleElement().asString().contains("\"error\":\"timeout\"", "no answer in time");
        assertThat(tool.last().isCancelled()).isTrue();
        assertThat(notes.values()).extracting(ToolNote::text).containsExactly("조회: 응답 없음");
    }

    @Test
    void reportsAFailureToTheModelWithoutItsCause() {
        call(looking("a"));

        tool.last().fail(new IllegalStateException("010-1234-5678"));

        assertThat(results())
                .singleElement()
                .asString()
                .contains("\"error\":\"unavailable\"")
                .doesNotContain("5678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"what\":5}", "{\"what\":\"far too long to be a thing\"}", "{\"what\"", "[]"})
    void explainsWrongArgumentsToTheModel(String arguments) {
        call(new ToolCall("1", "look_up", arguments));

        assertThat(tool.calls()).isEmpty();
        assertThat(results()).singleElement().asString().contains("\"error\":\"invalid_arguments\"", "call again");
    }

    @Test
    void reportsAnUnknownToolToTheModel() {
        call(new ToolCall("1", "look_down", "{}"));

        assertThat(results()).singleElement().asString().contains("\"error\":\"unknown_tool\"", "look_up");
    }

    @Test
    void carriesOutAsManyCallsOfARoundAsAllowed() {
        call(IntStream.range(0, 6).mapToObj(i -> looking("thing " + i)).toArray(ToolCall[]::new));

        assertThat(tool.calls()).hasSize(4);
        tool.calls().forEach(call -> call.answer("it"));
        assertThat(results())
                .hasSize(6)
                .filteredOn(result -> result.contains("too_many_calls"))
                .hasSize(2);
    }

    @Test
    void carriesOutTheSameCallOnlyOnceInATurn() {
        call(looking("a"), looking("a"));
        tool.last().answer("it");

        assertThat(tools.cutNotes(List.of(looking("a")))).isEmpty();
        call(new ToolCall("9", "look_up", " { \"what\" : \"a\" } "));

        assertThat(tool.calls()).hasSize(1);
        assertThat(results()).containsExactly("{\"found\":\"it\"}", "{\"found\":\"it\"}", "{\"found\":\"it\"}");
        assertThat(notes.values()).hasSize(1);
    }

    @Test
    void retriesAFailedCallUnderTheSameId() {
        call(looking("a"));
        tool.last().fail(new IllegalStateException("simulated"));

        call(looking("a"));

        assertThat(tool.calls())
                .extracting(call -> call.context().call())
                .hasSize(2)
                .containsOnly(tool.last().context().call());
    }

    @Test
    void keepsTheIdOfACallWhenTheTurnRunsAgainWithOtherArguments() {
        call(looking("a"), looking("b"));
        TurnTools again = turn();
        again.call(List.of(new ToolCall("1", "look_up", "{}")), notes::put)
                .subscribe()
                .with(ended::add);
        again.call(List.of(looking("c")), notes::put).subscribe().with(ended::add);

        assertThat(tool.last().context().call())
                .isEqualTo(tool.calls().get(0).context().call())
                .isNotEqualTo(tool.calls().get(1).context().call());
    }

    @Test
    void cancelsTheCallsThatAreUnderWay() {
        Cancellable running = call(looking("a"), looking("b"));

        running.cancel();

        assertThat(tool.calls()).hasSize(2).allMatch(FakeTool.Call::isCancelled);
        assertThat(timers.running()).isZero();
        assertThat(ended).isEmpty();
    }

    @Test
    void leavesNoTimerBehindWhateverTheToolDoes() {
        call(looking("a"), looking("b"));
        tool.calls().get(0).answer("it");
        tool.calls().get(1).fail(new IllegalStateException("simulated"));
        TestTools.standard(timers, meters)
                .forTurn("turn", TestTools.caller(Channel.WEB))
                .call(List.of(new ToolCall("1", "transfer_to_agent", "{}")), notes::put)
                .subscribe()
                .with(ended::add);

        assertThat(ended).hasSize(2);
        assertThat(timers.running()).isZero();
    }

    @Test
    void passesOnALineForAgentsInTheSubscribersLanguage() {
        call(looking("a"));
        tool.last().answer("12GB");

        assertThat(notes.values()).singleElement().satisfies(note -> {
            assertThat(note.id()).isEqualTo(tool.last().context().call());
            assertThat(note.text()).isEqualTo("조회: 12GB");
            assertThat(note.at()).isEqualTo(timers.now());
        });
    }

    @Test
    void givesTheNoteOfACallInAdvanceInCaseItIsGivenUp() {
        tool.withSideEffects();

        List<ToolNote> unseen = tools.cutNotes(List.of(looking("a")));
        call(looking("a"));

        assertThat(unseen).singleElement().satisfies(note -> {
            assertThat(note.id()).isEqualTo(tool.last().context().call());
            assertThat(note.text()).isEqualTo("조회: 결과 미확인");
            assertThat(note.sideEffectOf()).isEqualTo("look_up");
        });
    }

    @Test
    void replacesTheNoteUnderTheSameIdWhenTheCallIsDone() {
        tool.withSideEffects();
        List<ToolNote> unseen = tools.cutNotes(List.of(looking("a"), looking("b")));

        call(looking("a"), looking("b")).cancel();
        assertThat(notes).isEmpty();
        call(looking("a"), looking("b"));
        tool.last().answer("done");

        assertThat(notes).hasSize(1).containsKey(unseen.get(1).id());
    }

    @Test
    void hasNoAdvanceNoteForACallThatDoesNotReachTheTool() {
        tool.withSideEffects().needing(Assurance.APP_SESSION);
        TurnTools called =
                TestTools.of(Map.of(), timers, meters, tool).forTurn("conversation/1", TestTools.caller(Channel.VOICE));

        assertThat(called.cutNotes(List.of(looking("a")))).isEmpty();
        assertThat(tools.cutNotes(
                        List.of(new ToolCall("1", "look_up", "{}"), new ToolCall("2", "made up by a model", "{}"))))
                .isEmpty();
    }

    @Test
    void hasNoAdvanceNoteForCallsBeyondTheLimitOfARound() {
        tool.withSideEffects();

        assertThat(tools.cutNotes(IntStream.range(0, 6)
                        .mapToObj(i -> looking("thing " + i))
                        .toList()))
                .hasSize(4);
    }

    @Test
    void hasNoAdvanceNoteForALookUp() {
        assertThat(tools.cutNotes(List.of(looking("a")))).isEmpty();

        call(looking("a")).cancel();

        assertThat(notes).isEmpty();
    }

    @Test
    void claimsNoSideEffectIfNothingWasDone() {
        tool.withSideEffects();
        Note line = new Note("조회: 실패", "look-up: failed");
        call(looking("refused"), looking("failed"));

        tool.calls().get(0).end(ToolOutcome.refusal("no", "No.", line));
        tool.calls().get(1).end(ToolOutcome.failure(ToolOutcome.Kind.UNAVAILABLE, "This failed.", Optional.of(line)));

        assertThat(notes.values()).hasSize(2).extracting(ToolNote::sideEffectOf).containsOnlyNulls();
    }

    @Test
    void claimsNoSideEffectForALookUp() {
        call(looking("a"));
        tool.last().answer("12GB");

        assertThat(notes.values()).extracting(ToolNote::sideEffectOf).containsOnlyNulls();
    }

    @Test
    void reportsASideEffectInDoubtToTheModel() {
        tool.withSideEffects();
        call(looking("a"));

        timers.pass(Duration.ofSeconds(10));

        assertThat(results()).singleElement().asString().contains("not known whether this was done");
        assertThat(notes.values()).extracting(ToolNote::sideEffectOf).containsExactly("look_up");
    }

    @Test
    void showsAgentsNoFailureForASideEffectInDoubt() {
        tool.withSideEffects();
        call(looking("broken"), looking("late"));

        tool.calls().get(0).fail(new IllegalStateException("reset"));
        timers.pass(Duration.ofSeconds(10));

        assertThat(notes.values()).extracting(ToolNote::text).containsOnly("조회: 결과 미확인");
    }

    @Test
    void countsCallsByToolAndOutcome() {
        call(looking("a"), looking("b"), new ToolCall("3", "made up by a model", "{}"));
        tool.calls().get(0).answer("it");
        timers.pass(Duration.ofSeconds(10));
        call(new ToolCall("4", "look_up", "{}"));

        assertThat(counted("look_up", "answered")).isEqualTo(1);
        assertThat(counted("look_up", "timeout")).isEqualTo(1);
        assertThat(counted("look_up", "invalid_arguments")).isEqualTo(1);
        assertThat(counted("unknown", "unknown_tool")).isEqualTo(1);
    }

    private TurnTools turn() {
        return TestTools.of(Map.of(), timers, meters, tool).forTurn("conversation/1", TestTools.caller(Channel.WEB));
    }

    private static ToolCall looking(String what) {
        return new ToolCall("id of " + what, "look_up", "{\"what\":\"" + what + "\"}");
    }

    private Cancellable call(ToolCall... calls) {
        return tools.call(List.of(calls), notes::put).subscribe().with(ended::add);
    }

    private List<String> results() {
        return ended.stream()
                .flatMap(List::stream)
                .map(called -> called.outcome().forModel().toString())
                .toList();
    }

    private long counted(String name, String outcome) {
        return meters.get("assistant.tools.calls")
                .tags("tool", name, "outcome", outcome)
                .timer()
                .count();
    }
}
