package telecom.assistant.gateway.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.gateway.tool.TransferToAgent.Arguments;
import telecom.assistant.model.ToolCall;

class TransferToAgentTest {

    @Test
    void readsReasonAndSummary() {
        assertThat(found("{\"reason\":\" 요금 이의 \",\"summary\":\"이중 청구\"}")).contains(new Arguments("요금 이의", "이중 청구"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "{\"reason\":", "[]", "null", "42"})
    void transfersEvenWhenTheArgumentsAreJunk(String junk) {
        assertThat(found(junk)).contains(new Arguments("", ""));
    }

    @Test
    void takesMissingArgumentsForEmptyOnes() {
        assertThat(found("{\"reason\":\"only\"}")).contains(new Arguments("only", ""));
    }

    @Test
    void cutsEndlessArguments() {
        String endless = "가".repeat(5_000);

        assertThat(found("{\"reason\":\"" + endless + "\",\"summary\":\"" + endless + "\"}"))
                .hasValueSatisfying(arguments -> {
                    assertThat(arguments.reason()).hasSize(1_000);
                    assertThat(arguments.summary()).hasSize(1_000);
                });
    }

    @Test
    void findsTheTransferAmongOtherCalls() {
        List<ToolCall> calls = List.of(
                new ToolCall("1", "look_up_bill", "{}"),
                new ToolCall("2", "transfer_to_agent", "{\"reason\":\"person\"}"));

        assertThat(TransferToAgent.find(calls)).contains(new Arguments("person", ""));
    }

    @Test
    void ignoresCallsOfOtherTools() {
        assertThat(TransferToAgent.find(List.of(new ToolCall("1", "look_up_bill", "{}"))))
                .isEmpty();
    }

    @Test
    void isKnownToTheModelByTheNameItIsFoundBy() {
        ToolCall call = new ToolCall("1", TransferToAgent.spec().name(), "{}");

        assertThat(TransferToAgent.find(List.of(call))).isPresent();
    }

    private static Optional<Arguments> found(String arguments) {
        return TransferToAgent.find(List.of(new ToolCall("1", "transfer_to_agent", arguments)));
    }
}
