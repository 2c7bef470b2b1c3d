package telecom.assistant.gateway.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.Channel;
import telecom.assistant.gateway.tool.ToolOutcome.Transfer;
import telecom.assistant.model.ToolCall;

class TransferToAgentTest {

    @Test
    void readsReasonAndSummary() {
        assertThat(called("{\"reason\":\" 요금 이의 \",\"summary\":\"이중 청구\"}"))
                .isEqualTo(ToolOutcome.transfer("요금 이의", "이중 청구"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "{\"reason\":", "[]", "null", "42"})
    void transfersEvenWhenTheArgumentsAreJunk(String junk) {
        assertThat(called(junk)).isEqualTo(ToolOutcome.transfer("", ""));
    }

    @Test
    void treatsMissingArgumentsAsEmpty() {
        assertThat(called("{\"reason\":\"only\"}")).isEqualTo(ToolOutcome.transfer("only", ""));
    }

    @Test
    void cutsEndlessArguments() {
        String endless = "가".repeat(5_000);

        Transfer transfer = called("{\"reason\":\"" + endless + "\",\"summary\":\"" + endless + "\"}")
                .transfer()
                .orElseThrow();

        assertThat(transfer.reason()).hasSize(1_000);
        assertThat(transfer.summary()).hasSize(1_000);
    }

    @Test
    void isAvailableToEverybody() {
        TurnTools tools = TestTools.transferOnly()
                .forTurn("turn", TestTools.caller(Channel.VOICE, "anonymous", Optional.empty()));

        assertThat(tools.call(List.of(new ToolCall("1", "transfer_to_agent", "{}")), (call, note) -> {})
                        .await()
                        .atMost(Duration.ofSeconds(10)))
                .singleElement()
                .satisfies(called -> assertThat(called.outcome().transfer()).isPresent());
    }

    private static ToolOutcome called(String arguments) {
        return TestTools.transferOnly()
                .forTurn("turn", TestTools.caller(Channel.WEB))
                .call(List.of(new ToolCall("1", "transfer_to_agent", arguments)), (call, note) -> {})
                .await()
                .atMost(Duration.ofSeconds(10))
                .get(0)
                .outcome();
    }
}
