package telecom.assistant.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.SuggestionOutcome;
import telecom.assistant.channel.kafka.PublishedEvents;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.desk.DeskCommands.RefusedCommand;
import telecom.assistant.gateway.desk.DeskFrames.Command;
import telecom.assistant.store.desk.KnownConversations;

class DeskCommandsTest {

    private static final Agent JIWOO = new Agent("jiwoo", "지우");
    private static final SubscriberId SUBSCRIBER = new SubscriberId("someone");
    private static final UUID CONVERSATION = UUID.randomUUID();
    private static final UUID SUGGESTION = UUID.randomUUID();

    private final PublishedEvents published = new PublishedEvents();
    private final KnownConversations conversations = new KnownConversations();
    private final DeskCommands commands = new DeskCommands(Settings.desk(10), conversations, published);

    DeskCommandsTest() {
        conversations.add(CONVERSATION, SUBSCRIBER);
    }

    @Test
    void joinsUnderTheAgentsName() {
        accept(command("join", CONVERSATION, null, null));

        assertThat(published.the(InboundEvent.AgentJoined.class))
                .isEqualTo(new InboundEvent.AgentJoined(CONVERSATION, JIWOO));
    }

    @Test
    void takesOverFromTheAgentShownOnThePage() {
        accept(new Command("join", CONVERSATION, null, null, "command-1", "minsu"));

        assertThat(published.the(InboundEvent.AgentJoined.class).replaces()).isEqualTo("minsu");
    }

    @Test
    void leaves() {
        accept(command("leave", CONVERSATION, null, null));

        assertThat(published.the(InboundEvent.AgentLeft.class))
                .isEqualTo(new InboundEvent.AgentLeft(CONVERSATION, JIWOO));
    }

    @Test
    void endsTheConversation() {
        accept(command("close", CONVERSATION, null, null));

        assertThat(published.the(InboundEvent.ConversationEnded.class))
                .isEqualTo(new InboundEvent.ConversationEnded(CONVERSATION, JIWOO));
    }

    @Test
    void stripsTheSpaceAroundAMessage() {
        accept(command("say", CONVERSATION, " 네 ", SUGGESTION));

        assertThat(published.the(InboundEvent.AgentSpoke.class))
                .isEqualTo(new InboundEvent.AgentSpoke(CONVERSATION, JIWOO, "네", SUGGESTION));
    }

    @Test
    void rejectsASuggestion() {
        accept(command("rate", CONVERSATION, null, SUGGESTION));

        assertThat(published.the(InboundEvent.SuggestionRated.class).outcome()).isEqualTo(SuggestionOutcome.REJECTED);
    }

    @Test
    void publishesForTheSubscriberOfTheConversation() {
        accept(command("join", CONVERSATION, null, null));

        assertThat(published.envelopes()).extracting(Envelope::subscriber).containsExactly(SUBSCRIBER);
    }

    @Test
    void turnsARepeatedCommandIntoTheSameEvent() {
        accept(command("say", CONVERSATION, "네", null));

        accept(command("say", CONVERSATION, "네", null));

        assertThat(published.envelopes())
                .extracting(Envelope::id)
                .hasSize(2)
                .containsOnly(published.envelopes().get(0).id());
    }

    @Test
    void turnsTheSameCommandOfAnotherAgentIntoAnotherEvent() {
        accept(command("say", CONVERSATION, "네", null));

        commands.accept(new Agent("other", "지우"), command("say", CONVERSATION, "네", null))
                .subscribe()
                .with(ignored -> {});

        assertThat(published.envelopes()).extracting(Envelope::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "shout", "JOIN"})
    void refusesAnUnknownType(String type) {
        assertThat(refusal(command(type, CONVERSATION, "네", SUGGESTION))).isEqualTo("bad-command");
    }

    @ParameterizedTest
    @ValueSource(strings = {"join", "say", "leave", "close", "rate"})
    void refusesACommandWithoutAConversation(String type) {
        assertThat(refusal(command(type, null, "네", SUGGESTION))).isEqualTo("bad-command");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "열한 글자가 넘는 긴 말"})
    void refusesATextThatIsEmptyOrTooLong(String text) {
        assertThat(refusal(command("say", CONVERSATION, text, null))).isEqualTo("bad-command");
    }

    @Test
    void refusesAMissingText() {
        assertThat(refusal(command("say", CONVERSATION, null, null))).isEqualTo("bad-command");
    }

    @Test
    void refusesARatingWithoutASuggestion() {
        assertThat(refusal(command("rate", CONVERSATION, null, null))).isEqualTo("bad-command");
    }

    @Test
    void refusesAConversationThatIsUnknown() {
        assertThat(refusal(command("join", UUID.randomUUID(), null, null))).isEqualTo("no-conversation");
    }

    @Test
    void publishesNoEventForARefusedCommand() {
        refusal(command("say", CONVERSATION, "", null));

        assertThat(published.envelopes()).isEmpty();
    }

    private void accept(Command command) {
        assertThat(commands.accept(JIWOO, command).subscribeAsCompletionStage()).isCompleted();
    }

    private String refusal(Command command) {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        commands.accept(JIWOO, command).subscribe().with(done -> {}, failure::set);
        assertThat(failure.get()).isInstanceOf(RefusedCommand.class);
        return ((RefusedCommand) failure.get()).code();
    }

    private static Command command(String type, UUID conversation, String text, UUID suggestion) {
        return new Command(type, conversation, text, suggestion, "command-1", null);
    }
}
