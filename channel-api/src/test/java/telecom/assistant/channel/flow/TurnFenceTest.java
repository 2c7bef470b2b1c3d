package telecom.assistant.channel.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;
import telecom.assistant.channel.event.ShownTurn;

class TurnFenceTest {

    private final UUID earlier = Ids.timeOrdered();
    private final UUID later = Ids.timeOrdered();
    private final TurnFence fence = new TurnFence();

    @Test
    void dropsATurnThatALaterOneHasOvertaken() {
        assertThat(fence.admit(earlier, 1, 2)).isTrue();
        assertThat(fence.admit(earlier, 1, 2)).isTrue();
        assertThat(fence.admit(earlier, 1, 3)).isTrue();
        assertThat(fence.admit(earlier, 1, 2)).isFalse();
    }

    @Test
    void reportsTheNewestTurnWithAdmittedOutput() {
        assertThat(fence.shown()).isEmpty();

        fence.admit(earlier, 1, 2);
        fence.raiseAbove(earlier, 2);
        assertThat(fence.shown()).as("a barge-in is no turn").contains(new ShownTurn(earlier, 2));

        fence.admit(later, 1, 1);
        assertThat(fence.shown()).contains(new ShownTurn(later, 1));
    }

    @Test
    void dropsTheInterruptedTurnAndLetsTheNextThrough() {
        fence.raiseAbove(earlier, 2);

        assertThat(fence.admit(earlier, 1, 2)).isFalse();
        assertThat(fence.admit(earlier, 1, 3)).isTrue();
    }

    @Test
    void startsOverWithTheNextConversationAndNeverGoesBack() {
        fence.raiseAbove(earlier, 7);

        assertThat(fence.admit(later, 1, 1)).isTrue();
        assertThat(fence.admit(earlier, 1, 9)).isFalse();

        fence.raiseAbove(earlier, 9);
        assertThat(fence.admit(later, 1, 1)).isTrue();
    }

    @Test
    void dropsOutputOfAnEngineThatHasLostTheConversation() {
        assertThat(fence.admit(earlier, 1, 3)).isTrue();
        assertThat(fence.admit(earlier, 2, 3)).isTrue();

        assertThat(fence.admit(earlier, 1, 3)).isFalse();
        assertThat(fence.admit(earlier, 1, 4)).isFalse();
        assertThat(fence.admit(earlier, 2, 3)).isTrue();
    }

    @Test
    void doesNotReviveAnInterruptedTurnUnderAGreaterEpoch() {
        fence.admit(earlier, 1, 3);
        fence.raiseAbove(earlier, 3);

        assertThat(fence.admit(earlier, 2, 3)).isFalse();
        assertThat(fence.admit(earlier, 1, 4)).isFalse();
        assertThat(fence.admit(earlier, 2, 4)).isTrue();
    }

    @Test
    void keepsTheEpochAfterABargeIn() {
        fence.admit(earlier, 2, 3);
        fence.raiseAbove(earlier, 3);

        assertThat(fence.admit(earlier, 1, 4)).isFalse();
        assertThat(fence.admit(earlier, 2, 4)).isTrue();
    }

    @Test
    void ignoresACancellationFromAnEngineThatHasLostTheConversation() {
        fence.admit(earlier, 2, 3);

        assertThat(fence.admit(cancelled(earlier, 1, 3))).isFalse();
        assertThat(fence.admit(earlier, 2, 3)).isTrue();

        assertThat(fence.admit(cancelled(earlier, 2, 3))).isTrue();
        assertThat(fence.admit(earlier, 2, 3)).isFalse();
    }

    @Test
    void acceptsAnyEpochInTheNextConversation() {
        fence.admit(earlier, 9, 3);

        assertThat(fence.admit(later, 1, 1)).isTrue();
        assertThat(fence.admit(cancelled(earlier, 10, 3))).isFalse();
    }

    private static OutboundEvent cancelled(UUID conversation, long epoch, long turn) {
        Route route = new Route(Channel.VOICE, "CA1", null, null, 3);
        return new ReplyCancelled(route, conversation, epoch, turn, UUID.randomUUID());
    }
}
