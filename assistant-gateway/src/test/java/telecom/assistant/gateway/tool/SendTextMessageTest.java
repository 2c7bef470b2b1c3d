package telecom.assistant.gateway.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.Channel;
import telecom.assistant.gateway.FakeTimers;
import telecom.assistant.gateway.Settings;
import telecom.assistant.model.ToolCall;

class SendTextMessageTest {

    private final Handset handset = new Handset();

    @ParameterizedTest
    @ValueSource(strings = {"voice", "web"})
    void textsToTheSubscribersOwnHandset(Channel channel) {
        ToolOutcome outcome = send(channel, "로밍은 하루 9,900원입니다.");

        assertThat(handset.received).containsExactly("로밍은 하루 9,900원입니다.");
        assertThat(outcome.forModel().path("sent").asBoolean()).isTrue();
        assertThat(outcome.note().orElseThrow().ko()).isEqualTo("문자 발송: 로밍은 하루 9,900원입니다.");
    }

    @Test
    void sendsNoTextDuringATextConversation() {
        assertThat(reason(send(Channel.SMS, "안내"))).isEqualTo("already_texting");
        assertThat(handset.received).isEmpty();
    }

    @Test
    void sendsNothingWithoutAKnownNumber() {
        TurnTools tools = turn(TestTools.caller(Channel.WEB, "app-account", Optional.empty()), Map.of());

        assertThat(reason(send(tools, "안내"))).isEqualTo("no_number");
    }

    @Test
    void sendsNothingToASubscriberWhoHasOptedOut() {
        handset.optedOut = true;

        assertThat(reason(send(Channel.VOICE, "안내"))).isEqualTo("opted_out");
        assertThat(handset.received).isEmpty();
    }

    @Test
    void limitsTheTextsOfATurn() {
        TurnTools tools = turn(TestTools.caller(Channel.VOICE, TestTools.NUMBER, Optional.of(handset)), Map.of());
        send(tools, "하나");
        send(tools, "둘");

        assertThat(reason(send(tools, "셋"))).isEqualTo("too_many");
        assertThat(handset.received).containsExactly("하나", "둘");
    }

    @Test
    void limitsTheTextsOfAConversation() {
        handset.sentBefore = 9;
        TurnTools tools = turn(TestTools.caller(Channel.VOICE, TestTools.NUMBER, Optional.of(handset)), Map.of());
        send(tools, "열");

        assertThat(reason(send(tools, "열하나"))).isEqualTo("too_many");
        assertThat(handset.received).containsExactly("열");
    }

    @Test
    void sendsNothingLongerThanAllowed() {
        assertThat(send(Channel.VOICE, "가".repeat(501)).forModel().path("error").asText())
                .isEqualTo("invalid_arguments");
        assertThat(handset.received).isEmpty();
    }

    @Test
    void masksResidentNumbers() {
        send(Channel.VOICE, "번호 900101-1234567");

        assertThat(handset.received).containsExactly("번호 900101-*******");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "여기로 https://evil.example/pay 오세요",
                "evil.example 에서 확인하세요",
                "WWW.EVIL.COM",
                "http://10.0.0.1/x",
                "10.0.0.1:8080",
                "은행.com에서 확인",
                "a.b.co.kr/1",
                "tel://x"
            })
    void sendsNoLinks(String text) {
        assertThat(reason(send(Channel.VOICE, text))).isEqualTo("link");
        assertThat(handset.received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "데이터 4.3GB 남았습니다. 감사합니다.",
                "Open from 10 a.m. to 8 p.m. Thanks.",
                "₩43,200. 25일까지",
                "버전 1.2.3",
                "2026.09.25 납부"
            })
    void doesNotTreatOtherTextsAsLinks(String text) {
        send(Channel.VOICE, text);

        assertThat(handset.received).containsExactly(text);
    }

    @Test
    void sendsTheLinksThatTheOperatorAllows() {
        TurnTools tools = turn(
                TestTools.caller(Channel.VOICE, TestTools.NUMBER, Optional.of(handset)),
                Map.of("text.link-hosts", "app.example.com"));

        send(tools, "https://app.example.com/bill 에서 보세요");
        ToolOutcome mixed = send(tools, "https://app.example.com/bill http://evil.example");

        assertThat(handset.received).hasSize(1);
        assertThat(reason(mixed)).isEqualTo("link");
    }

    private static String reason(ToolOutcome outcome) {
        return outcome.forModel().path("refused").asText();
    }

    private ToolOutcome send(Channel channel, String text) {
        return send(turn(TestTools.caller(channel, TestTools.NUMBER, Optional.of(handset)), Map.of()), text);
    }

    private static ToolOutcome send(TurnTools tools, String text) {
        return tools.call(
                        List.of(new ToolCall("1", "send_text_message", "{\"text\":\"" + text + "\"}")),
                        (call, note) -> {})
                .await()
                .atMost(Duration.ofSeconds(10))
                .get(0)
                .outcome();
    }

    private static TurnTools turn(ToolCaller caller, Map<String, String> settings) {
        AssistantTool tool = new SendTextMessage(Settings.tools(settings), Settings.channels());
        return TestTools.of(settings, new FakeTimers(), new SimpleMeterRegistry(), tool)
                .forTurn("turn", caller);
    }

    private static final class Handset implements SmsToSubscriber {

        private final List<String> received = new ArrayList<>();
        private boolean optedOut;
        private int sentBefore;

        @Override
        public int sentBefore() {
            return sentBefore;
        }

        @Override
        public Uni<Boolean> isOptedOut() {
            return Uni.createFrom().item(optedOut);
        }

        @Override
        public Uni<Void> send(UUID id, String text) {
            return Uni.createFrom().voidItem().invoke(() -> received.add(text));
        }
    }
}
