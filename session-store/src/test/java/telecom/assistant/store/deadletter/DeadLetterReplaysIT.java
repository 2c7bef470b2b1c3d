package telecom.assistant.store.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.store.TestConversation.NOON;
import static telecom.assistant.store.TestConversation.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import telecom.assistant.store.Database;

@QuarkusTest
@WithTestResource(Database.class)
class DeadLetterReplaysIT {

    @Inject
    DeadLetterReplays replays;

    @Test
    void keepsTheTimeOfTheFirstReplay() {
        assertThat(await(replays.mark(7, 10, NOON))).isTrue();
        assertThat(await(replays.mark(7, 10, NOON.plusSeconds(1)))).isFalse();

        assertThat(await(replays.of(7, 10, 11))).isEqualTo(Map.of(new Position(7, 10), NOON));
    }

    @Test
    void returnsOnlyReplaysInTheRange() {
        for (long offset = 1; offset <= 4; offset++) {
            await(replays.mark(8, offset, NOON));
        }
        await(replays.mark(9, 2, NOON));

        assertThat(await(replays.of(8, 2, 4))).containsOnlyKeys(new Position(8, 2), new Position(8, 3));
    }
}
