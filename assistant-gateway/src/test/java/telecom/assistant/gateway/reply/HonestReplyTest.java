package telecom.assistant.gateway.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.conversation.ChannelProfiles;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.ReplyEnding;
import telecom.assistant.conversation.UtteranceFacts.SystemPart;
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
import telecom.assistant.model.tokens.TokenEstimate;

/** Tests replies that claim acts that no tool has done, repeat themselves, or are in the wrong language. */
class HonestReplyTest {

    private static final String CHANGE = "{\"what\":\"plan\"}";
    private static final String NOT_DONE = Settings.phrases().in("ko", Phrase.NOT_DONE);

    private final FakeModel model = new FakeModel();
    private final FakeTool tool = new FakeTool("change_plan").withSideEffects();
    private final FakeTimers timers = new FakeTimers();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final ToolRegistry registry = TestTools.standard(timers, meters, tool);
    private final ChannelProfiles channels = Settings.channels();
    private final Admission admission = new Admission(Settings.admission(Map.of()), channels, timers, meters);
    private final ReplyRecorder recorder = new ReplyRecorder();

    @Test
    void asksOnceMoreInsteadOfPassingOnAFalseClaim() {
        startReply(Channel.WEB, "[web] 요금제 바꿔 주세요");
        model.reply().say("네, 알겠습니다. ", "요금제를 변경", "해 드렸어요. ", "감사합니다.").finish();

        assertThat(model.reply().request().messages())
                .extracting(ChatMessage::text)
                .element(1)
                .isEqualTo("네, 알겠습니다. [not done]");
        assertThat(recorder.replies).isEmpty();
        model.reply().say("요금제는 앱에서 변경하실 수 있어요.").finish();

        assertThat(recorder.reply().text()).isEqualTo("네, 알겠습니다. 요금제는 앱에서 변경하실 수 있어요.");
        assertThat(recorder.reply().ending()).isEqualTo(ReplyEnding.ANSWERED);
        assertThat(removed("claim")).isEqualTo(1);
    }

    @Test
    void correctsARepeatedFalseClaim() {
        startReply(Channel.WEB, "[web] 요금제 바꿔 주세요");
        model.reply().say("요금제를 변경해 드렸어요.").finish();

        model.reply().say("네, 변경해 드렸어요. 고맙습니다.").finish();

        assertThat(recorder.reply().text()).isEqualTo("네, " + NOT_DONE);
        assertThat(recorder.reply().systemParts())
                .containsExactly(new SystemPart(Phrase.NOT_DONE, "네, ".length(), NOT_DONE.length()));
        assertThat(recorder.reply().ending()).isEqualTo(ReplyEnding.ANSWERED);
    }

    @Test
    void letsTheModelClaimWhatAToolHasDone() {
        startReply(Channel.VOICE, "[voice] 요금제 바꿔 주세요");
        model.reply().say("변경해 드렸어요.").call("change_plan", CHANGE).finish(FinishReason.TOOL_CALLS);
        tool.last().answer("done");

        model.reply().say("요금제를 변경해 드렸어요.").finish();

        assertThat(recorder.reply().text()).isEqualTo("요금제를 변경해 드렸어요.");
    }

    @Test
    void doesNotLetTheModelClaimAFailedAct() {
        startReply(Channel.WEB, "[web] 요금제 바꿔 주세요");
        model.reply().call("change_plan", CHANGE).finish(FinishReason.TOOL_CALLS);
        timers.pass(Settings.tools(Map.of()).timeout());

        model.reply().say("요금제를 변경해 드렸어요.").finish();

        assertThat(recorder.replies).isEmpty();
        assertThat(recorder.pieces).isEmpty();
    }

    @Test
    void failsIfTheModelRepeatsTheSameCallForever() {
        startReply(Channel.WEB, "[web] 요금제 뭐예요?");
        for (int i = 0; i < 3; i++) {
            model.reply().say("확인할게요.").call("change_plan", CHANGE).finish(FinishReason.TOOL_CALLS);
            if (i == 0) {
                tool.last().answer("done");
            }
        }
        model.reply().say("확인할게요.").call("change_plan", CHANGE).finish(FinishReason.TOOL_CALLS);

        assertThat(recorder.reply().text()).isEqualTo("확인할게요.");
        assertThat(recorder.reply().ending()).isEqualTo(ReplyEnding.FAILED);
        assertThat(model.answers(Purpose.REPLY)).hasSize(4);
        assertThat(tool.calls()).hasSize(1);
    }

    @Test
    void asksOnceMoreForTheSubscribersLanguage() {
        startReply(Channel.WEB, "[web] 데이터 얼마나 남았어요?");
        model.reply().say("您好，", "您本月的数据流量");

        assertThat(model.answers(Purpose.REPLY)).hasSize(2);
        assertThat(model.answers(Purpose.REPLY).get(0).isCancelled()).isTrue();
        model.reply().say("12.5GB 남았어요.").finish();

        assertThat(recorder.reply().text()).isEqualTo("12.5GB 남았어요.");
        assertThat(removed("language")).isEqualTo(1);
    }

    @Test
    void asksOnceMoreForEnglishThoughTheReplyIsShort() {
        startReply(Channel.WEB, "[web] how much data do I have left?");
        model.reply().say("네, 맞아요.").finish();
        model.reply().say("Yes, that's right.").finish();

        assertThat(recorder.reply().text()).isEqualTo("Yes, that's right.");
    }

    @Test
    void doesNotTreatNamesAndAddressesAsAForeignLanguage() {
        startReply(Channel.WEB, "[web] 어디서 봐요?");
        model.reply().say("T Direct Shop, tworld.co.kr").finish();

        assertThat(model.answers(Purpose.REPLY)).hasSize(1);
    }

    @Test
    void expectsTheLanguageOfTheSubscriberAndNotThatOfAnArticle() {
        startReply(
                Channel.WEB,
                "[articles]\n## 바로 로밍\n하루 이용 요금 안내\n[/articles]\n[web 14:05] how much is roaming in Japan?");
        model.reply().say("You can look up the price of roaming in the app.").finish();

        assertThat(model.answers(Purpose.REPLY)).hasSize(1);
    }

    @Test
    void passesTheOtherLanguageIfTheModelInsists() {
        startReply(Channel.WEB, "[web] how much data do I have left?");
        model.reply().say("이번 달 데이터는 12.5GB 남았어요.").finish();

        model.reply().say("이번 달 데이터는 12.5GB 남았어요.").finish();

        assertThat(recorder.reply().text()).isEqualTo("이번 달 데이터는 12.5GB 남았어요.");
    }

    @Test
    void doesNotJudgeTheLanguageByNames() {
        for (String message : List.of("[web] 데이터 얼마나 남았어요?", "[web] OK", "[web] 영어로 알려 주세요")) {
            startReply(Channel.WEB, message);
        }
        for (FakeModel.Answer answer : model.answers(Purpose.REPLY)) {
            answer.say("5GX Standard eSIM ", "요금제예요.").finish();
        }

        assertThat(model.answers(Purpose.REPLY)).hasSize(3);
        assertThat(recorder.replies).hasSize(3);
    }

    private double removed(String kind) {
        return meters.counter("assistant.guard.removed", "kind", kind, "channel", "web")
                .count();
    }

    private void startReply(Channel channel, String message) {
        ReplyStreams streams = new ReplyStreams(
                model,
                new TokenEstimate(meters),
                Settings.guards(channels, meters),
                admission,
                channels,
                timers,
                Settings.replies(),
                Settings.phrases(),
                meters);
        ModelRequest request = ModelRequest.of(Purpose.REPLY, List.of(ChatMessage.user(message)))
                .withTools(registry.specs());
        streams.create(channel, "ko", false, Instant.now(), recorder)
                .start(request, registry.forTurn("turn", TestTools.caller(channel)));
    }
}
