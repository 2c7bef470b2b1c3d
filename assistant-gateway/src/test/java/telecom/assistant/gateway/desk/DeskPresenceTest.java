package telecom.assistant.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.kafka.PublishedEvents;
import telecom.assistant.gateway.FakeTimers;
import telecom.assistant.gateway.Settings;
import telecom.assistant.store.desk.AbandonedConversations;
import telecom.assistant.store.desk.AgentPresence.Abandoned;

class DeskPresenceTest {

    private static final Agent JIWOO = new Agent("jiwoo", "지우");
    private static final Instant SEEN = Instant.parse("2026-01-22T09:00:00Z");
    private static final Abandoned CONVERSATION =
            new Abandoned(new SubscriberId("someone"), UUID.randomUUID(), JIWOO, SEEN);

    private final FakeTimers timers = new FakeTimers();
    private final PublishedEvents published = new PublishedEvents();
    private final AbandonedConversations presence = new AbandonedConversations();
    private final DeskPresence node = node();

    @BeforeEach
    void abandon() {
        presence.add(CONVERSATION);
    }

    @Test
    void handsBackTheConversationOfAnAgentWhoIsGone() {
        node.start();

        pass(40);

        assertThat(published.of(InboundEvent.AgentLeft.class))
                .contains(new InboundEvent.AgentLeft(CONVERSATION.conversation(), JIWOO));
    }

    @Test
    void publishesTheSameEventForOneAbsenceOnEveryNode() {
        node.start();
        node().start();

        pass(60);

        assertThat(published.envelopes()).hasSizeGreaterThan(2);
        assertThat(published.envelopes())
                .extracting(Envelope::id)
                .containsOnly(published.envelopes().get(0).id());
    }

    @Test
    void takesNobodyForGoneWhileTheOtherNodesHaveNotHadTimeToNoteTheirAgentsAfterAnOutage() {
        node.start();
        presence.setDown(true);
        pass(60);
        presence.setDown(false);

        pass(35);

        assertThat(published.envelopes()).isEmpty();
    }

    @Test
    void leavesTheDeskToNodesThatHaveIt() {
        new DeskPresence(
                        new DeskHub(new ObjectMapper()),
                        presence,
                        published,
                        Settings.desk(10),
                        new NodeRoles(List.of("web")),
                        timers)
                .start();

        pass(60);

        assertThat(published.envelopes()).isEmpty();
    }

    @Test
    void aPageIsSilentOnceItHasStoppedAnsweringPings() {
        Desk desk = new Desk(null, JIWOO);
        assertThat(desk.isSilentSince(SEEN)).isFalse();

        desk.answered(SEEN);

        assertThat(desk.isSilentSince(SEEN)).isFalse();
        assertThat(desk.isSilentSince(SEEN.plusSeconds(1))).isTrue();
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i += 5) {
            timers.pass(Duration.ofSeconds(5));
        }
    }

    private DeskPresence node() {
        return new DeskPresence(
                new DeskHub(new ObjectMapper()),
                presence,
                published,
                Settings.desk(10),
                new NodeRoles(List.of("desk")),
                timers);
    }
}
