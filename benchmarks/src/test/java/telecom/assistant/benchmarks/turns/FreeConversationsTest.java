package telecom.assistant.benchmarks.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FreeConversationsTest {

    private final FreeConversations conversations = new FreeConversations(3);

    @Test
    void areReservedInTurn() {
        for (int arrival = 0; arrival < 6; arrival++) {
            OptionalInt conversation = conversations.reserve();
            assertThat(conversation).hasValue(arrival % 3);
            conversations.release(conversation.getAsInt());
        }
    }

    @Test
    void areSkippedWhileBusy() {
        conversations.reserve();
        OptionalInt second = conversations.reserve();
        conversations.reserve();
        conversations.release(second.getAsInt());

        assertThat(conversations.reserve()).isEqualTo(second);
    }

    @Test
    void noneIsReservedWhenAllAreBusy() {
        conversations.reserve();
        conversations.reserve();
        conversations.reserve();

        assertThat(conversations.reserve()).isEmpty();
    }
}
