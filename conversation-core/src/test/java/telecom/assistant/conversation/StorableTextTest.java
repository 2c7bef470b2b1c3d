package telecom.assistant.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Role;

/** PostgreSQL's text cannot hold NUL. */
class StorableTextTest {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final Route LEG = new Route(Channel.SMS, "leg", null, null, null);

    @Test
    void removesNulFromTextsOfAllAuthors() {
        assertThat(UtteranceRecord.of(UUID.randomUUID(), 1, Role.SUBSCRIBER, LEG, "a\0b", "ko", NOON)
                        .text())
                .isEqualTo("ab");
        assertThat(new Summary("a\0b", 1).text()).isEqualTo("ab");
        assertThat(new Mode.Handoff("a\0b", "c\0d", NOON)).isEqualTo(new Mode.Handoff("ab", "cd", NOON));
    }

    @Test
    void keepsNull() {
        assertThat(new Mode.Handoff(null, null, NOON).reason()).isNull();
    }
}
