package telecom.assistant.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Role;

class ConversationChangeTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-01-01");
    private static final Route LEG = new Route(Channel.WEB, "web-1", "account", "bot", 0);
    private static final Route OTHER_LEG = new Route(Channel.SMS, "sms-1", "+821000000101", "114", null);
    private static final SubscriberRecord SOMEONE = new SubscriberRecord(new SubscriberId("someone"), null, null, "ko");
    private static final UUID CONVERSATION = UUID.randomUUID();

    @Test
    void combinesTheUtterancesOfBothChanges() {
        UtteranceRecord question = said("question");
        UtteranceRecord answer = said("answer");

        assertThat(change(1, question).followedBy(change(1, answer)).utterances())
                .containsExactly(question, answer);
    }

    @Test
    void keepsTheLaterVersionOfAnUtterance() {
        UtteranceRecord first = said("three");
        UtteranceRecord corrected = first.corrected("three thousand", first.state());

        assertThat(change(1, first).followedBy(change(1, corrected)).utterances())
                .containsExactly(corrected);
    }

    @Test
    void keepsTheLaterConversation() {
        assertThat(change(1).followedBy(change(2)).conversation().turn()).isEqualTo(2);
    }

    @Test
    void keepsTheLaterVersionOfALegAndOfADaysUsage() {
        LegRecord open = new LegRecord(LEG, false, NOON, null);
        LegRecord closed = new LegRecord(LEG, true, NOON, NOON);
        LegRecord other = new LegRecord(OTHER_LEG, false, NOON, null);
        DayUsage morning = new DayUsage(TODAY, 100, 1);
        DayUsage evening = new DayUsage(TODAY, 300, 2);

        ConversationChange both = new ConversationChange(
                        SOMEONE, conversation(1), List.of(open, other), List.of(), false, List.of(morning))
                .followedBy(new ConversationChange(
                        SOMEONE, conversation(1), List.of(closed), List.of(), false, List.of(evening)));

        assertThat(both.legs()).containsExactly(closed, other);
        assertThat(both.usage()).containsExactly(evening);
    }

    @Test
    void opensTheConversationIfEitherChangeDoes() {
        ConversationChange opening =
                new ConversationChange(SOMEONE, conversation(1), List.of(), List.of(), true, List.of());

        assertThat(opening.followedBy(change(1)).opens()).isTrue();
        assertThat(change(1).followedBy(change(1)).opens()).isFalse();
    }

    private static ConversationChange change(long turn, UtteranceRecord... said) {
        return new ConversationChange(SOMEONE, conversation(turn), List.of(), List.of(said), false, List.of());
    }

    private static ConversationRecord conversation(long turn) {
        return new ConversationRecord(
                CONVERSATION, SOMEONE.id(), 1, turn, 1, Mode.ASSISTED, LEG, "ko", NOON, NOON, null, null, null);
    }

    private static UtteranceRecord said(String text) {
        return UtteranceRecord.of(UUID.randomUUID(), 1, Role.SUBSCRIBER, LEG, text, "ko", NOON);
    }
}
