package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.ShownTurn;
import telecom.assistant.channel.flow.TurnFence;

/**
 * Tests the recovery from a database fail-over that has lost the last commits, so that a channel has shown more turns
 * than the store knows.
 */
class LostTurnsTest {

    private final EngineUnderTest engine = new EngineUnderTest();
    private final TurnFence channel = new TurnFence();
    private int shown;

    @Test
    void everyLaterUtteranceIsAnswered() {
        for (String text : List.of("하나", "둘", "셋", "넷")) {
            ask(text);
        }
        engine.stored.loseTurnsAfter(1);
        engine.restart();

        ask("다섯");
        ask("여섯");

        assertThat(engine.sent(ReplyCompleted.class))
                .extracting(ReplyCompleted::turn)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(shown).as("the channel has dropped none").isEqualTo(6);
    }

    @Test
    void aNewConversationSortsAfterTheLostOneThatWasShown() {
        Instant ahead = Instant.now().plus(Duration.ofHours(1));
        UUID lost = Ids.timeOrdered(ahead, "conversation", "by a node whose clock is ahead");

        engine.say(WEB, "여보세요", new ShownTurn(lost, 3));

        assertThat(engine.conversation()).isGreaterThan(lost);
    }

    @Test
    void aConversationIsOverOnceALaterOneHasBeenShown() {
        ask("하나");
        UUID ended = engine.conversation();
        UUID later = Ids.timeOrdered(Instant.now().plusSeconds(1), "conversation", "lost");

        engine.say(WEB, "둘", new ShownTurn(later, 1));

        assertThat(engine.conversation()).isGreaterThan(later).isNotEqualTo(ended);
    }

    @Test
    void turnsContinueFromTheStoreIfItIsAhead() {
        ask("하나");
        ask("둘");

        engine.say(WEB, "셋", new ShownTurn(engine.conversation(), 1));
        engine.waitUntilBeginningIsStored();

        assertThat(engine.stored.said("셋").turn()).isEqualTo(3);
    }

    private void ask(String text) {
        channel.shown().ifPresentOrElse(newest -> engine.say(WEB, text, newest), () -> engine.say(WEB, text));
        engine.model.reply().say("네").finish();
        List<ReplyCompleted> replies = engine.sent(ReplyCompleted.class);
        shown += channel.admit(replies.get(replies.size() - 1)) ? 1 : 0;
    }
}
