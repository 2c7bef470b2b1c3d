package telecom.assistant.store.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static telecom.assistant.store.TestConversation.NOON;
import static telecom.assistant.store.TestConversation.await;
import static telecom.assistant.store.TestConversation.said;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.store.Database;
import telecom.assistant.store.FencedException;
import telecom.assistant.store.RefusedException;
import telecom.assistant.store.TestConversation;

@QuarkusTest
@WithTestResource(Database.class)
class ConversationStoreIT {

    private static final int LAST = 3;

    @Inject
    ConversationStore store;

    private final TestConversation conversation = TestConversation.begun();

    @Test
    void givesBackWhatWasStored() {
        TestConversation stored = conversation
                .in(new Mode.Attended(new Agent("agent-1", "Jiwoo"), new Mode.Handoff("asked", "the bill", NOON)), NOON)
                .with(said(1, Role.SUBSCRIBER, "my bill", NOON));
        await(store.save(stored.opening()));

        LoadedConversation loaded = takeOver();

        assertThat(loaded.subscriber()).isEqualTo(stored.person());
        assertThat(loaded.conversation()).isEqualTo(stored.at(2, 1).record());
        assertThat(loaded.legs()).isEqualTo(stored.legs());
        assertThat(loaded.utterances()).isEqualTo(stored.utterances());
    }

    @Test
    void keepsWhichModelAnswered() {
        UtteranceRecord reply =
                said(1, Role.ASSISTANT, "30,000 won", NOON).from(new ReplyOrigin("primary", "A.X-K1", true));
        await(store.save(conversation.with(reply).opening()));

        assertThat(takeOver().utterances()).containsExactly(reply);
    }

    @Test
    void findsNothingToTakeOverWhenNoneIsOpen() {
        assertThat(await(store.takeOver(conversation.subscriber(), LAST)).conversation())
                .isEmpty();

        await(store.save(conversation.opening()));
        await(store.save(conversation.closed().change()));

        assertThat(await(store.takeOver(conversation.subscriber(), LAST)).conversation())
                .isEmpty();
    }

    @Test
    void refusesWhoHeldItBeforeItWasTakenOver() {
        await(store.save(conversation.opening()));

        assertThat(takeOver().conversation().epoch()).isEqualTo(2);

        assertThatThrownBy(() -> save(conversation.at(1, 2).with(said(2, Role.ASSISTANT, "too late", NOON))))
                .isInstanceOf(FencedException.class);
        save(conversation.at(2, 2));
        assertThat(takeOver().utterances()).isEmpty();
    }

    @Test
    void refusesAnOlderTurn() {
        await(store.save(conversation.opening()));
        save(conversation.at(1, 3));

        assertThatThrownBy(() -> save(conversation.at(1, 2))).isInstanceOf(FencedException.class);
        assertThat(takeOver().conversation().turn()).isEqualTo(3);
    }

    @Test
    void opensOneConversationOfASubscriberAtATime() {
        await(store.save(conversation.opening()));
        TestConversation second = ofSameSubscriber(TestConversation.begun());

        assertThatThrownBy(() -> await(store.save(second.opening()))).isInstanceOf(FencedException.class);
        assertThat(takeOver().conversation().id()).isEqualTo(conversation.id());

        save(conversation.at(2, 1).closed());
        await(store.save(second.opening()));
        assertThat(takeOver().conversation().id()).isEqualTo(second.id());
    }

    @Test
    void takesNoOtherFaultForAConflict() {
        UtteranceRecord withoutText = said(1, Role.SUBSCRIBER, null, NOON);

        assertThatThrownBy(() -> await(store.save(conversation.with(withoutText).opening())))
                .isInstanceOf(RefusedException.class);
        assertThat(await(store.takeOver(conversation.subscriber(), LAST)).conversation())
                .isEmpty();
    }

    @Test
    void takesWhatModelsWriteWithNulInIt() {
        TestConversation written = conversation
                .in(new Mode.Waiting(new Mode.Handoff("as\0ked", "the\0 bill", NOON)), NOON)
                .summarizedBy(new Summary("ab\0out", 1));

        await(store.save(written.opening()));

        ConversationRecord stored = takeOver().conversation();
        assertThat(stored.mode().handoff()).isEqualTo(new Mode.Handoff("asked", "the bill", NOON));
        assertThat(stored.summary().text()).isEqualTo("about");
    }

    @Test
    void storesTheSameChangeTwiceWithoutHarm() {
        await(store.save(conversation.opening()));
        TestConversation next = conversation.at(1, 2).with(said(2, Role.SUBSCRIBER, "hello", NOON));

        save(next);
        save(next);

        LoadedConversation loaded = takeOver();
        assertThat(loaded.utterances()).isEqualTo(next.utterances());
        assertThat(loaded.legs()).isEqualTo(next.legs());
    }

    @Test
    void correctsWhatReachedItsHearer() {
        UtteranceRecord reply = said(1, Role.ASSISTANT, "all of it", NOON);
        await(store.save(conversation.with(reply).opening()));

        UtteranceRecord heard = reply.corrected("all", UtteranceState.INTERRUPTED);
        save(conversation.with(heard));

        assertThat(takeOver().utterances()).containsExactly(heard);
    }

    @Test
    void remembersWhichToolDidAtLastWhatHadFailedBefore() {
        UtteranceRecord failed = said(1, Role.SYSTEM, "ticket: failed", NOON);
        await(store.save(conversation.with(failed).opening()));

        UtteranceRecord done = new UtteranceRecord(
                failed.id(),
                2,
                Role.SYSTEM,
                "create_trouble_ticket",
                failed.channel(),
                failed.leg(),
                "ticket: TT-1",
                failed.language(),
                UtteranceState.COMPLETE,
                NOON);
        save(conversation.at(1, 2).with(done));

        assertThat(takeOver().utterances()).containsExactly(done);
    }

    @Test
    void readsTheLastUtterancesOldestFirst() {
        await(store.save(conversation
                .with(
                        said(1, Role.SUBSCRIBER, "one", NOON),
                        said(2, Role.SUBSCRIBER, "two", NOON.plusSeconds(2)),
                        said(3, Role.SUBSCRIBER, "three", NOON.plusSeconds(1)),
                        said(4, Role.SUBSCRIBER, "four", NOON.plusSeconds(4)))
                .opening()));

        assertThat(texts(takeOver())).containsExactly("two", "three", "four");
    }

    @Test
    void readsWhatTheSubscriberSaidBeforeItsAnswersWhateverTheClocksSay() {
        await(store.save(conversation
                .with(
                        said(1, Role.SYSTEM, "answer two", NOON.minusSeconds(2)),
                        said(1, Role.ASSISTANT, "answer one", NOON.minusSeconds(3)),
                        said(1, Role.SUBSCRIBER, "question", NOON))
                .opening()));

        assertThat(texts(takeOver())).containsExactly("question", "answer one", "answer two");
    }

    @Test
    void forgetsALegThatIsClosed() {
        await(store.save(conversation.opening()));
        Route call = new Route(Channel.VOICE, "call-1", null, null, 1);
        LegRecord open = new LegRecord(call, false, NOON.plusSeconds(1), null);

        save(conversation.with(new LegRecord(TestConversation.ROUTE, true, NOON, NOON), open));

        assertThat(takeOver().legs()).containsExactly(open);
    }

    @Test
    void remembersASubscriber() {
        assertThat(await(store.takeOver(conversation.subscriber(), LAST)).subscriber())
                .isEmpty();

        await(store.remember(new SubscriberRecord(conversation.subscriber(), null, null, "en")));
        await(store.remember(conversation.person()));

        assertThat(await(store.takeOver(conversation.subscriber(), LAST)).subscriber())
                .contains(conversation.person());
    }

    private TestConversation ofSameSubscriber(TestConversation other) {
        ConversationRecord its = other.record();
        return new TestConversation(
                new ConversationRecord(
                        its.id(),
                        conversation.subscriber(),
                        1,
                        1,
                        its.mode(),
                        its.route(),
                        "ko",
                        NOON,
                        NOON,
                        null,
                        null,
                        null),
                other.legs(),
                other.utterances());
    }

    private LoadedConversation takeOver() {
        return await(store.takeOver(conversation.subscriber(), LAST))
                .conversation()
                .orElseThrow();
    }

    private void save(TestConversation changed) {
        await(store.save(changed.change()));
    }

    private static List<String> texts(LoadedConversation loaded) {
        return loaded.utterances().stream().map(UtteranceRecord::text).toList();
    }
}
