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
    private final CountingHub hub = new CountingHub();
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
    void countsNoAbsencesAfterAnOutageUntilAllNodesCanHaveRecordedTheirAgents() {
        node.start();
        presence.setDown(true);
        pass(60);
        presence.setDown(false);

        pass(35);

        assertThat(published.envelopes()).isEmpty();
    }

    @Test
    void doesNothingOnANodeWithoutTheDeskRole() {
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
        desk.pingSent(SEEN);
        assertThat(desk.isSilentSince(SEEN.plusSeconds(60))).isFalse();

        desk.pingAnswered();
        assertThat(desk.isSilentSince(SEEN.plusSeconds(60))).isFalse();

        desk.pingSent(SEEN.plusSeconds(5));
        desk.pingSent(SEEN.plusSeconds(10));
        assertThat(desk.isSilentSince(SEEN.plusSeconds(4))).isFalse();
        assertThat(desk.isSilentSince(SEEN.plusSeconds(5))).isTrue();
    }

    @Test
    void keepsPingingWhileTheStoreDoesNotAnswer() {
        presence.hang();
        node.start();

        pass(30);
        assertThat(hub.pings).isEqualTo(7);

        node.stop();
        pass(30);
        assertThat(hub.pings).isEqualTo(7);
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i += 5) {
            timers.pass(Duration.ofSeconds(5));
        }
    }

    private DeskPresence node() {
        return new DeskPresence(hub, presence, published, Settings.desk(10), new NodeRoles(List.of("desk")), timers);
    }

    private static final class CountingHub extends DeskHub {

        private int pings;

        private CountingHub() {
            super(new ObjectMapper());
        }

        @Override
        void ping(Instant now, Duration silence) {
            pings++;
        }
    }
}
