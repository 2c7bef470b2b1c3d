package telecom.assistant.gateway.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.conversation.Assurance;
import telecom.assistant.gateway.FakeTimers;
import telecom.assistant.model.ToolCall;
import telecom.assistant.model.ToolSpec;

class ToolRegistryTest {

    @Test
    void offersToolsByNameWhateverTheOrderOfTheBeans() {
        assertThat(registry(Map.of(), new FakeTool("b"), new FakeTool("c"), new FakeTool("a"))
                        .specs())
                .extracting(ToolSpec::name)
                .containsExactly("a", "b", "c");
    }

    @Test
    void offersOnlyWhatIsEnabled() {
        assertThat(registry(Map.of("enabled", "c,a"), new FakeTool("a"), new FakeTool("b"), new FakeTool("c"))
                        .specs())
                .extracting(ToolSpec::name)
                .containsExactly("a", "c");
    }

    @Test
    void doesNotOfferUnavailableTools() {
        assertThat(registry(Map.of(), new FakeTool("a"), new FakeTool("b").unavailable())
                        .specs())
                .extracting(ToolSpec::name)
                .containsExactly("a");
    }

    @Test
    void refusesToEnableAToolThatDoesNotExist() {
        assertThatThrownBy(() -> registry(Map.of("enabled", "a,look_up_bil"), new FakeTool("a")))
                .hasMessage("assistant.tools.enabled: look_up_bil (expected: one of [a])");
    }

    @Test
    void refusesAnAssuranceForAToolThatDoesNotExist() {
        assertThatThrownBy(() -> registry(Map.of("assurance.look_up_bil", "NONE"), new FakeTool("a")))
                .hasMessage("assistant.tools.assurance: look_up_bil (expected: one of [a])");
    }

    @Test
    void acceptsAToolNameFromAnEnvironmentVariable() {
        FakeTool tool = new FakeTool("look_up_bill").needing(Assurance.APP_SESSION);
        Map<String, String> settings = Map.of("assurance.look.up.bill", "CALLER_ID");

        registry(settings, tool)
                .forTurn("turn", TestTools.caller(Channel.VOICE))
                .call(List.of(new ToolCall("1", "look_up_bill", "{\"what\":\"bill\"}")), (call, note) -> {})
                .subscribe()
                .with(called -> {});

        assertThat(tool.calls()).hasSize(1);
    }

    private static ToolRegistry registry(Map<String, String> settings, AssistantTool... tools) {
        return TestTools.of(settings, new FakeTimers(), new SimpleMeterRegistry(), tools);
    }
}
