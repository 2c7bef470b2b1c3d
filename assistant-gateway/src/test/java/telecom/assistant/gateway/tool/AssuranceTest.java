package telecom.assistant.gateway.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.channel.Channel;
import telecom.assistant.conversation.Assurance;
import telecom.assistant.gateway.FakeTimers;
import telecom.assistant.model.ToolCall;

class AssuranceTest {

    private final FakeTool tool = new FakeTool("look_up_bill").needing(Assurance.APP_SESSION);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "voice, +821012345678, CALLER_ID",
                "voice, anonymous, NONE",
                "voice, -, NONE",
                "sms, +821012345678, CALLER_ID",
                "web, +821012345678, APP_SESSION",
                "web, app-account, APP_SESSION"
            })
    void dependsOnTheChannelAndTheAddress(Channel channel, String address, Assurance expected) {
        assertThat(TestTools.caller(channel, address, Optional.empty()).assurance())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, voice, true",
        "CALLER_ID, voice, true",
        "APP_SESSION, voice, false",
        "APP_SESSION, sms, false",
        "APP_SESSION, web, true"
    })
    void decidesByTheSettingWhoMayUseATool(Assurance needed, Channel channel, boolean allowed) {
        call(Map.of("assurance.look_up_bill", needed.name()), TestTools.caller(channel));

        assertThat(tool.calls()).hasSize(allowed ? 1 : 0);
    }

    @Test
    void usesTheToolsOwnRequirementWithoutASetting() {
        call(Map.of(), TestTools.caller(Channel.VOICE));

        assertThat(tool.calls()).isEmpty();
    }

    @Test
    void saysWhatToOfferInsteadWhenItRefuses() {
        ToolOutcome outcome = call(Map.of(), TestTools.caller(Channel.VOICE));

        assertThat(outcome.kind()).isEqualTo(ToolOutcome.Kind.REFUSED);
        assertThat(outcome.forModel().path("refused").asText()).isEqualTo("identity");
        assertThat(outcome.forModel().path("message").asText()).contains("app").contains("agent");
        assertThat(outcome.note())
                .hasValueSatisfying(note -> assertThat(note.ko()).contains("본인 확인"));
    }

    private ToolOutcome call(Map<String, String> settings, ToolCaller caller) {
        ToolOutcome[] outcome = new ToolOutcome[1];
        TestTools.of(settings, new FakeTimers(), new SimpleMeterRegistry(), tool)
                .forTurn("turn", caller)
                .call(List.of(new ToolCall("1", "look_up_bill", "{\"what\":\"bill\"}")), (call, note) -> {})
                .subscribe()
                .with(called -> outcome[0] = called.get(0).outcome());
        return outcome[0];
    }
}
