package telecom.assistant.store.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.store.TestConversation.NOON;

import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.Role;
import telecom.assistant.store.TestConversation;

/** PostgreSQL's text cannot hold NUL. */
class StorableTextTest {

    @Test
    void holdsNoNulWhoeverWroteIt() {
        assertThat(TestConversation.said(1, Role.SUBSCRIBER, "a\0b", NOON).text())
                .isEqualTo("ab");
        assertThat(new Summary("a\0b", 1).text()).isEqualTo("ab");
        assertThat(new Mode.Handoff("a\0b", "c\0d", NOON)).isEqualTo(new Mode.Handoff("ab", "cd", NOON));
    }

    @Test
    void keepsWhatIsMissing() {
        assertThat(new Mode.Handoff(null, null, NOON).reason()).isNull();
    }
}
