package telecom.assistant.gateway.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.gateway.FakeModel;
import telecom.assistant.gateway.FakeTimers;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.tool.FakeTool;
import telecom.assistant.gateway.tool.TestTools;
import telecom.assistant.gateway.tool.ToolRegistry;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.ToolCall;
import telecom.assistant.model.tokens.TokenEstimate;

/** Rounds of tool calls within one reply. */
class ReplyWithToolsTest {

    private static final ChatMessage QUESTION = new ChatMessage.User("[web] 데이터 얼마나 남았어요?");
    private static final String LOOK_UP = "{\"what\":\"data\"}";

    private final FakeModel model = new FakeModel();
    private final FakeTool tool = new FakeTool("look_up");
    private final FakeTimers timers = new FakeTimers();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final ToolRegistry registry = TestTools.standard(timers, meters, tool);
    private final List<String> deltas = new ArrayList<>();
    private final List<ReplyOutcome> outcomes = new ArrayList<>();

    @Test
    void asksTheModelAgainWithWhatTheToolBrought() {
        started(Channel.WEB);
        model.reply().say("볼게요.").call("look_up", LOOK_UP).finish(FinishReason.TOOL_CALLS);

        tool.last().answer("12GB");

        assertThat(model.reply().request().messages())
                .containsExactly(
                        QUESTION,
                        new ChatMessage.Assistant("볼게요.", List.of(new ToolCall("call-1", "look_up", LOOK_UP))),
                        new ChatMessage.ToolResult("call-1", "{\"found\":\"12GB\"}"));
    }

    @Test
    void saysTheWordsOfEveryRoundInTheirOrder() {
        started(Channel.WEB);
        model.reply().say("볼게요.").call("look_up", LOOK_UP).finish(FinishReason.TOOL_CALLS);
        tool.last().answer("12GB");

        model.reply().say("12GB ", "남았어요.").finish();

        assertThat("볼게요. 12GB 남았어요.").startsWith(String.join("", deltas));
        assertThat(deltas).first().isEqualTo("볼게요.");
        assertThat(outcomes).singleElement().isInstanceOf(ReplyOutcome.Answered.class);
        assertThat(outcomes.get(0).text()).isEqualTo("볼게요. 12GB 남았어요.");
    }

    @Test
    void letsACallerHearWhatWasSaidBeforeTheToolIsCalled() {
        started(Channel.VOICE);

        model.reply().say("네, 볼게요").call("look_up", LOOK_UP).finish(FinishReason.TOOL_CALLS);

        assertThat(String.join("", deltas)).isEqualTo("네, 볼게요");
    }

    @Test
    void showsEachCallsResultUnderAnIdOfItsOwn() {
        started(Channel.WEB);
        model.reply().call("look_up", LOOK_UP).finish(FinishReason.TOOL_CALLS);
        tool.last().answer("12GB");
        model.reply().call("look_up", "{\"what\":\"sms\"}").finish(FinishReason.TOOL_CALLS);
        tool.last().answer("3");

        assertThat(model.reply().request().messages())
                .filteredOn(ChatMessage.ToolResult.class::isInstance)
                .extracting(result -> ((ChatMessage.ToolResult) result).callId())
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void letsTheModelRepairItsArguments() {
        started(Channel.WEB);
        model.reply().call("look_up", "{\"what\"").finish(FinishReason.TOOL_CALLS);

        ModelRequest repair = model.reply().request();
        model.reply().call("look_up", LOOK_UP).finish(FinishReason.TOOL_CALLS);

        assertThat(repair.messages()).hasSize(3);
        assertThat(((ChatMessage.Assistant) repair.messages().get(1)).toolCalls())
                .extracting(ToolCall::arguments)
                .as("servers refuse a history with malformed arguments")
                .containsExactly("{}");
        assertThat(((ChatMessage.ToolResult) repair.messages().get(2)).text()).contains("invalid_arguments");
        assertThat(tool.calls()).hasSize(1);
    }

    @Test
    void asksWithoutToolsWhenNoMoreRoundsAreAllowed() {
        started(Channel.WEB);
        for (int round = 0; round < 4; round++) {
            assertThat(model.reply().request().tools()).isNotEmpty();
            model.reply().call("look_up", "{\"what\":\"" + round + "\"}").finish(FinishReason.TOOL_CALLS);
            tool.last().answer("nothing");
        }

        assertThat(model.reply().request().tools()).isEmpty();
        model.reply().call("look_up", "{\"what\":\"5\"}").finish(FinishReason.TOOL_CALLS);
        assertThat(tool.calls()).hasSize(4);
        assertThat(outcomes).singleElement().isInstanceOfSatisfying(ReplyOutcome.Failed.class, failed -> assertThat(
                        failed.cause())
                .isInstanceOf(NoAnswerException.class));
    }

    @Test
    void takesWordsBeforeACallForNoAnswer() {
        started(Channel.WEB);
        model.reply().say("볼게요.").call("look_up", LOOK_UP).finish(FinishReason.TOOL_CALLS);
        tool.last().answer("12GB");

        model.reply().finish();

        assertThat(outcomes).singleElement().isInstanceOfSatisfying(ReplyOutcome.Failed.class, failed -> {
            assertThat(failed.cause()).isInstanceOf(NoAnswerException.class);
            assertThat(failed.text()).isEqualTo("볼게요.");
        });
    }

    @Test
    void waitsNoLongerForWordsAfterTheToolThanForTheFirst() {
        started(Channel.VOICE);
        model.reply().call("look_up", LOOK_UP).finish(FinishReason.TOOL_CALLS);
        timers.pass(Duration.ofSeconds(2));
        tool.last().answer("12GB");

        timers.pass(Duration.ofSeconds(8));

        assertThat(outcomes).singleElement().isInstanceOfSatisfying(ReplyOutcome.Failed.class, failed -> assertThat(
                        failed.cause())
                .isInstanceOf(DeadlineException.class));
    }

    @Test
    void asksForATransferOnceTheOtherCallsOfTheRoundAreDone() {
        started(Channel.WEB);
        model.reply()
                .call(
                        new ToolCall("1", "look_up", LOOK_UP),
                        new ToolCall("2", "transfer_to_agent", "{\"reason\":\"이의\",\"summary\":\"\"}"))
                .finish(FinishReason.TOOL_CALLS);
        assertThat(outcomes).isEmpty();

        tool.last().answer("12GB");

        assertThat(outcomes)
                .singleElement()
                .isInstanceOfSatisfying(ReplyOutcome.TransferAsked.class, asked -> assertThat(asked.reason())
                        .isEqualTo("이의"));
        assertThat(model.answers(Purpose.REPLY)).hasSize(1);
    }

    @Test
    void cancelsTheCallsWithTheReply() {
        ReplyStream stream = started(Channel.WEB);
        model.reply().call("look_up", LOOK_UP).finish(FinishReason.TOOL_CALLS);

        stream.cancel();

        assertThat(tool.last().isCancelled()).isTrue();
        assertThat(timers.running()).isZero();
        assertThat(admitted()).isZero();
    }

    @Test
    void cancelsTheModelsStreamOfALaterRound() {
        ReplyStream stream = started(Channel.WEB);
        model.reply().call("look_up", LOOK_UP).finish(FinishReason.TOOL_CALLS);
        tool.last().answer("12GB");

        stream.cancel();

        assertThat(model.reply().isCancelled()).isTrue();
        assertThat(outcomes).isEmpty();
    }

    @Test
    void keepsOnePlaceAtTheModelForAllRounds() {
        started(Channel.WEB);
        model.reply().call("look_up", LOOK_UP).finish(FinishReason.TOOL_CALLS);
        assertThat(admitted()).isEqualTo(1);

        tool.last().answer("12GB");
        model.reply().say("12GB").finish();

        assertThat(admitted()).isZero();
    }

    @Test
    void callsNoToolBeforeItIsReleased() {
        ReplyStream stream = stream(Channel.WEB);
        stream.start(request(), registry.forTurn("turn", TestTools.caller(Channel.WEB)), () -> {}, outcomes::add);
        model.reply().call("look_up", LOOK_UP).finish(FinishReason.TOOL_CALLS);
        assertThat(tool.calls()).isEmpty();

        stream.release();

        assertThat(tool.calls()).hasSize(1);
    }

    @Test
    void doesNotWaitForFirstWordsWhileAToolIsCalled() {
        started(Channel.WEB);
        timers.pass(Duration.ofSeconds(4));
        model.reply().call("look_up", LOOK_UP).finish(FinishReason.TOOL_CALLS);

        timers.pass(Duration.ofSeconds(2));
        tool.last().answer("12GB");
        timers.pass(Duration.ofSeconds(3));

        assertThat(outcomes).isEmpty();
    }

    @Test
    void waitsForFirstWordsAgainAfterTheTool() {
        started(Channel.WEB);
        model.reply().call("look_up", LOOK_UP).finish(FinishReason.TOOL_CALLS);
        tool.last().answer("12GB");

        timers.pass(Duration.ofSeconds(5));

        assertThat(outcomes).singleElement().isInstanceOfSatisfying(ReplyOutcome.Failed.class, failed -> assertThat(
                        failed.cause())
                .hasMessage("FIRST_TOKEN"));
    }

    @Test
    void keepsTheDeadlineOfTheWholeReplyWhileAToolIsCalled() {
        started(Channel.WEB);
        model.reply().say("볼게요.").call("look_up", LOOK_UP).finish(FinishReason.TOOL_CALLS);
        timers.pass(Duration.ofSeconds(3));
        tool.last().answer("12GB");
        model.reply().call("look_up", "{\"what\":\"sms\"}").finish(FinishReason.TOOL_CALLS);

        timers.pass(Duration.ofSeconds(7));

        assertThat(outcomes).singleElement().isInstanceOfSatisfying(ReplyOutcome.Failed.class, failed -> assertThat(
                        failed.cause())
                .hasMessage("TOTAL"));
    }

    @Test
    void tellsACallerThatALookUpTakesLong() {
        started(Channel.VOICE);
        model.reply().call("look_up", LOOK_UP).finish(FinishReason.TOOL_CALLS);

        timers.pass(Duration.ofMillis(1_200));

        assertThat(deltas).containsExactly("확인하고 있어요. ");
        tool.last().answer("12GB");
        model.reply().say("12GB 남았어요.").finish();
        assertThat(outcomes.get(0).text()).isEqualTo("확인하고 있어요. 12GB 남았어요.");
    }

    @Test
    void tellsACallerOnceAndOnlyOfWhatTakesLong() {
        started(Channel.VOICE);
        model.reply().call("look_up", LOOK_UP).finish(FinishReason.TOOL_CALLS);
        timers.pass(Duration.ofMillis(1_100));
        tool.last().answer("12GB");
        assertThat(deltas).isEmpty();

        model.reply().call("look_up", "{\"what\":\"sms\"}").finish(FinishReason.TOOL_CALLS);
        timers.pass(Duration.ofMillis(1_200));
        tool.last().answer("3");
        model.reply().call("look_up", "{\"what\":\"calls\"}").finish(FinishReason.TOOL_CALLS);
        timers.pass(Duration.ofMillis(1_200));

        assertThat(deltas).containsExactly("확인하고 있어요. ");
    }

    @Test
    void tellsAChatNothingOfALongLookUp() {
        started(Channel.WEB);
        model.reply().call("look_up", LOOK_UP).finish(FinishReason.TOOL_CALLS);

        timers.pass(Duration.ofSeconds(3));

        assertThat(deltas).isEmpty();
    }

    private ReplyStream started(Channel channel) {
        ReplyStream stream = stream(channel);
        stream.start(request(), registry.forTurn("turn", TestTools.caller(channel)), () -> {}, outcomes::add);
        stream.release();
        return stream;
    }

    private ModelRequest request() {
        return ModelRequest.of(Purpose.REPLY, List.of(QUESTION)).withTools(registry.specs());
    }

    private ReplyStream stream(Channel channel) {
        ReplyStreams streams = new ReplyStreams(
                model,
                new TokenEstimate(meters),
                new Admission(Settings.admission(Map.of()), timers, meters),
                timers,
                Settings.replies(Map.of("deadlines.web.first-token", "5s", "deadlines.web.total", "10s")),
                Settings.phrases(),
                meters);
        return streams.create(channel, "ko", false, Instant.now(), deltas::add);
    }

    private double admitted() {
        return meters.get("assistant.admission.turns").gauge().value();
    }
}
