package telecom.assistant.conversation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.LegRecord;
import telecom.assistant.conversation.LoadedConversation;
import telecom.assistant.conversation.Mode;
import telecom.assistant.conversation.SubscriberRecord;
import telecom.assistant.conversation.UtteranceRecord;

class ConversationTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final int LIMIT = 4;
    private static final Mode ASSISTED = Mode.ASSISTED;
    private static final Route WEB = new Route(Channel.WEB, "web-1", "account", "bot", 0);
    private static final SubscriberRecord SUBSCRIBER =
            new SubscriberRecord(new SubscriberId("someone"), null, "하늘", "ko");

    private final Conversation conversation = Conversation.open(UUID.randomUUID(), SUBSCRIBER, WEB, NOON, LIMIT);

    @Test
    void countsTurnsFromOne() {
        conversation.beginTurn();

        assertThat(conversation.turn()).isEqualTo(1);
    }

    @Test
    void continuesCountingTurnsAfterAReload() {
        conversation.beginTurn();
        conversation.beginTurn();

        assertThat(reloaded().beginTurn()).isEqualTo(3);
    }

    @Test
    void hasNotBeenSilentForTooLongAtTheIdleLimit() {
        assertThat(conversation.isSilentFor(IDLE, NOON.plus(IDLE))).isFalse();
    }

    @Test
    void hasBeenSilentForTooLongPastTheIdleLimit() {
        assertThat(conversation.isSilentFor(IDLE, NOON.plus(IDLE).plusMillis(1)))
                .isTrue();
    }

    @Test
    void countsIdleTimeFromTheLastUtterance() {
        conversation.put(said("늦은 말", NOON.plusSeconds(60)));

        assertThat(conversation.isSilentFor(IDLE, NOON.plus(IDLE).plusSeconds(30)))
                .isFalse();
    }

    @Test
    void replacesAnUtteranceWithTheSameId() {
        UtteranceRecord reply = said("요금은 3만 원입니다", NOON);
        conversation.put(reply);

        conversation.put(reply.corrected("요금은", UtteranceState.INTERRUPTED));

        assertThat(conversation.utterances()).extracting(UtteranceRecord::text).containsExactly("요금은");
    }

    @Test
    void keepsTheOrderOfUtterancesWhenOneIsReplaced() {
        UtteranceRecord first = said("first", NOON);
        conversation.put(first);
        conversation.put(said("second", NOON.plusSeconds(1)));

        conversation.put(first.corrected("corrected", UtteranceState.UNDELIVERED));

        assertThat(conversation.utterances()).extracting(UtteranceRecord::text).containsExactly("corrected", "second");
    }

    @Test
    void keepsTheInsertionOrderEvenIfACorrectedUtteranceHasALaterTime() {
        UtteranceRecord reply = said("reply", NOON.plusSeconds(2));
        conversation.put(reply);
        conversation.put(said("sent meanwhile", NOON.plusSeconds(1)));

        conversation.put(reply.corrected("corrected", UtteranceState.UNDELIVERED));

        assertThat(conversation.utterances())
                .extracting(UtteranceRecord::text)
                .containsExactly("corrected", "sent meanwhile");
    }

    @Test
    void keepsNoMoreUtterancesInMemoryThanItsLimit() {
        IntStream.range(0, LIMIT + 2).forEach(i -> conversation.put(said("u" + i, NOON.plusSeconds(i))));

        assertThat(conversation.utterances()).hasSizeLessThanOrEqualTo(LIMIT);
        assertThat(conversation
                        .utterance(conversation.lastOfSubscriber().orElseThrow().id())
                        .orElseThrow()
                        .text())
                .isEqualTo("u5");
    }

    @Test
    void opensInTheStoreWithItsFirstChange() {
        assertThat(conversation.takeChange(ASSISTED).opens()).isTrue();
    }

    @Test
    void opensOnlyWithItsFirstChange() {
        conversation.takeChange(ASSISTED);

        assertThat(conversation.takeChange(ASSISTED).opens()).isFalse();
    }

    @Test
    void doesNotOpenAgainAfterAReload() {
        assertThat(reloaded().takeChange(ASSISTED).opens()).isFalse();
    }

    @Test
    void returnsChangedUtterancesAndLegsOnce() {
        conversation.noteHeardOn(WEB, "ko", NOON, true);
        conversation.put(said("안녕하세요", NOON));
        conversation.takeChange(ASSISTED);

        var change = conversation.takeChange(ASSISTED);

        assertThat(change.utterances()).isEmpty();
        assertThat(change.legs()).isEmpty();
    }

    @Test
    void returnsOnlyTheLatestStateOfAnUtteranceThatChangedTwice() {
        UtteranceRecord reply = said("whole", NOON);
        conversation.put(reply);
        conversation.put(reply.corrected("who", UtteranceState.INTERRUPTED));

        assertThat(conversation.takeChange(ASSISTED).utterances())
                .extracting(UtteranceRecord::text)
                .containsExactly("who");
    }

    @Test
    void isDisclosedOnALegOnlyAfterTheDisclosure() {
        conversation.noteHeardOn(WEB, "ko", NOON, true);
        boolean before = conversation.isDisclosedOn(WEB);

        conversation.noteDisclosedOn(WEB, NOON);

        assertThat(before).isFalse();
        assertThat(conversation.isDisclosedOn(WEB)).isTrue();
    }

    @Test
    void staysDisclosedWhenTheSubscriberSpeaksAgain() {
        conversation.noteDisclosedOn(WEB, NOON);

        conversation.noteHeardOn(WEB, "ko", NOON.plusSeconds(1), true);

        assertThat(conversation.isDisclosedOn(WEB)).isTrue();
    }

    @Test
    void storesTheTimeAtWhichALegWasClosed() {
        conversation.noteHeardOn(WEB, "ko", NOON, true);

        conversation.closeLeg(WEB, NOON.plusSeconds(5));

        assertThat(conversation.takeChange(ASSISTED).legs())
                .extracting(LegRecord::closedAt)
                .containsExactly(NOON.plusSeconds(5));
    }

    @Test
    void answersWhereTheSubscriberWasHeardLast() {
        Route call = new Route(Channel.VOICE, "call-1", "+821000000101", "114", 1);

        conversation.noteHeardOn(call, "en", NOON, true);

        assertThat(conversation.route()).isEqualTo(call);
        assertThat(conversation.language()).isEqualTo("en");
    }

    private Conversation reloaded() {
        var change = conversation.takeChange(ASSISTED);
        return Conversation.of(
                new LoadedConversation(change.subscriber(), change.conversation(), change.legs(), change.utterances()),
                LIMIT);
    }

    private UtteranceRecord said(String text, Instant at) {
        return new UtteranceRecord(
                UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)),
                conversation.turn(),
                Role.SUBSCRIBER,
                null,
                Channel.WEB,
                "web-1",
                text,
                "ko",
                UtteranceState.COMPLETE,
                at,
                null,
                null);
    }
}
