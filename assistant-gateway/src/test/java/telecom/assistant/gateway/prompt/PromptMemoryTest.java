package telecom.assistant.gateway.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Multi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.Summary;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.conversation.turn.Context;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.tool.TestTools;
import telecom.assistant.model.Characters;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.Usage;
import telecom.assistant.model.tokens.TokenEstimate;

/** Tests the memory that the prompts of one conversation share. */
class PromptMemoryTest {

    private static final int TURNS = 60;
    private static final int REMEMBERED = 120;

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final TokenEstimate estimate = new TokenEstimate(meters);
    private final Prompts prompts =
            new Prompts(Settings.prompts(6_000, 20), Settings.channels(), estimate, TestTools.transferOnly(), meters);
    private final List<String> counted = new ArrayList<>();
    private final ConversationPrompts remembering = prompts.ofConversation(this::count);

    @Test
    void countsEachUtteranceOnceInALongConversation() {
        List<UtteranceRecord> said = new ArrayList<>();
        Summary summary = null;
        for (int turn = 1; turn <= TURNS; turn++) {
            said.addAll(Said.turns(turn, turn));
            Context context = context(summary, said);
            remembering.reply(Channel.WEB, context);
            remembering.suggestions(context);
            Optional<Fold> fold = remembering.fold(context);
            summary = fold.isPresent() && turn % 2 == 0 ? fold.get().summaryOf("문의 " + turn) : summary;
        }

        assertThat(summary).as("some turns were folded").isNotNull();
        assertThat(counted).hasSize(said.size()).doesNotHaveDuplicates();
    }

    @Test
    void showsTheSameAsPromptsWithoutAMemory() {
        List<UtteranceRecord> said = new ArrayList<>();
        for (int turn = 1; turn <= TURNS; turn++) {
            said.addAll(Said.turns(turn, turn));
            Context context = context(null, said);

            assertThat(remembering.reply(Channel.WEB, context).messages())
                    .as("turn %d", turn)
                    .isEqualTo(prompts.reply(Channel.WEB, context).messages());
        }
    }

    @Test
    void showsACorrectedUtteranceInItsNewForm() {
        UtteranceRecord asked = Said.inTurn(1, Role.SUBSCRIBER, Channel.VOICE, "요금이요");
        UtteranceRecord reply = Said.inTurn(1, Role.ASSISTANT, Channel.VOICE, "3만 원입니다");
        remembering.reply(Channel.VOICE, new Context(null, List.of(asked, reply), true));

        UtteranceRecord heard = reply.corrected("3만", UtteranceState.INTERRUPTED);

        assertThat(last(remembering.reply(Channel.VOICE, new Context(null, List.of(asked, heard), true))))
                .isEqualTo(ChatMessage.assistant("3만 [interrupted]"));
    }

    @Test
    void cutsAnUtteranceAgainWhenItTurnsOutToHaveMoreTokens() {
        UtteranceRecord asked = Said.inTurn(1, Role.SUBSCRIBER, Channel.WEB, "가".repeat(1_600));
        Context context = new Context(null, List.of(asked), true);
        assertThat(last(remembering.reply(Channel.WEB, context)).text()).doesNotContain("[…]");

        learnThatASyllableHasTwoTokens();

        assertThat(last(remembering.reply(Channel.WEB, context)).text()).contains("[…]");
    }

    @Test
    void forgetsUtterancesThatAreNoLongerInMemory() {
        List<UtteranceRecord> first = Said.turns(1, 20);
        remembering.reply(Channel.WEB, new Context(null, first));
        remembering.reply(Channel.WEB, new Context(null, Said.turns(21, 24)));
        remembering.reply(Channel.WEB, new Context(null, Said.turns(25, 28)));
        counted.clear();

        remembering.reply(Channel.WEB, new Context(null, first));

        assertThat(counted).hasSize(first.size());
    }

    private static Context context(Summary summary, List<UtteranceRecord> said) {
        List<UtteranceRecord> remembered = said.subList(Math.max(0, said.size() - REMEMBERED), said.size());
        return new Context(summary, remembered, remembered.size() == said.size());
    }

    private static ChatMessage last(ModelRequest request) {
        return request.messages().get(request.messages().size() - 1);
    }

    private void learnThatASyllableHasTwoTokens() {
        ModelRequest request = ModelRequest.of(Purpose.REPLY, List.of(ChatMessage.user("가".repeat(1_000))));
        estimate
                .learningFrom(asked -> Multi.createFrom()
                        .items(
                                new ModelChunk.Opened("primary", "model"),
                                new ModelChunk.Finished(FinishReason.STOP, Optional.of(new Usage(2_000, 1, 0, 0)))))
                .stream(request)
                .subscribe()
                .with(chunk -> {});
    }

    private Characters count(String message) {
        counted.add(message);
        return Characters.ofMessage(message);
    }
}
