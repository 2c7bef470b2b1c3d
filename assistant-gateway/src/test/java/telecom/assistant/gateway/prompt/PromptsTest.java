package telecom.assistant.gateway.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.gateway.Settings;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.ToolSpec;
import telecom.assistant.store.conversation.UtteranceRecord;

class PromptsTest {

    private static final int TURNS = 20;
    private static final int BLOCK = TURNS / 2;
    private static final int MANY = 200;

    private final Prompts prompts = prompts(TURNS);

    @ParameterizedTest
    @EnumSource(Channel.class)
    void beginsWithTheChannelsOwnSystemPrompt(Channel channel) {
        ModelRequest request = prompts.reply(channel, List.of(subscriber("요금")));

        assertThat(request.messages().get(0))
                .isInstanceOfSatisfying(ChatMessage.System.class, system -> assertThat(system.text())
                        .contains("Channel: " + channel.name()));
    }

    @ParameterizedTest
    @CsvSource({"VOICE, 300", "SMS, 301", "WEB, 1024"})
    void limitsTheReplyByChannel(Channel channel, int tokens) {
        assertThat(prompts.reply(channel, List.of(subscriber("요금"))).maxTokens())
                .hasValue(tokens);
    }

    @Test
    void offersTheModelATransfer() {
        assertThat(prompts.reply(Channel.WEB, List.of(subscriber("요금"))).tools())
                .extracting(ToolSpec::name)
                .containsExactly("transfer_to_agent");
    }

    @Test
    void asksForSuggestionsAsJsonAndWithoutTools() {
        ModelRequest request = prompts.suggestions(List.of(subscriber("요금")));

        assertThat(request.purpose()).isEqualTo(Purpose.SUGGESTION);
        assertThat(request.json()).isTrue();
        assertThat(request.tools()).isEmpty();
    }

    @Test
    void leavesOutWhatTheModelIsNotToSee() {
        UtteranceRecord lost = assistant("전달되지 않은 말");

        List<ChatMessage> messages = history(List.of(
                subscriber("요금"),
                Said.by(Role.SYSTEM, Channel.WEB, "안내"),
                lost.corrected(lost.text(), UtteranceState.UNDELIVERED)));

        assertThat(messages).containsExactly(new ChatMessage.User("[web] 요금"));
    }

    @Test
    void beginsWithTheSubscriberAfterTheSystemPrompt() {
        assertThat(history(List.of(assistant("안녕하세요"), subscriber("요금"))))
                .containsExactly(new ChatMessage.User("[web] 요금"));
    }

    @Test
    void showsAllTurnsWhenThereAreNoMoreThanConfigured() {
        assertThat(history(turns(TURNS)))
                .startsWith(new ChatMessage.User("[web] 질문 1"))
                .hasSize(2 * TURNS);
    }

    @Test
    void showsTheConfiguredTurnsAndLessThanABlockMore() {
        for (int turn = TURNS; turn <= MANY; turn++) {
            assertThat(history(turns(turn)).size() / 2).as("turn %d", turn).isBetween(TURNS, TURNS + BLOCK - 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, TURNS})
    void endsWithTheLastTurnHoweverFewAreShown(int configured) {
        for (int turn = 1; turn <= MANY; turn++) {
            assertThat(history(prompts(configured), turns(turn)))
                    .endsWith(new ChatMessage.User("[web] 질문 " + turn), new ChatMessage.Assistant("답 " + turn));
        }
    }

    @Test
    void onlyGrowsAtItsEndExceptWhenABlockIsLeftOut() {
        List<Integer> shrunk = new ArrayList<>();
        List<ChatMessage> before = List.of();
        for (int turn = 1; turn <= MANY; turn++) {
            List<ChatMessage> now = messages(turns(turn));
            if (!now.subList(0, Math.min(before.size(), now.size())).equals(before)) {
                shrunk.add(turn);
            }
            before = now;
        }

        assertThat(shrunk)
                .containsExactly(IntStream.iterate(TURNS + BLOCK, turn -> turn <= MANY, turn -> turn + BLOCK)
                        .boxed()
                        .toArray(Integer[]::new));
    }

    @Test
    void leavesOutTheSameTurnsHoweverMuchIsSaidInThem() {
        List<UtteranceRecord> talkative = new ArrayList<>();
        for (UtteranceRecord said : turns(TURNS + BLOCK)) {
            talkative.add(said);
            talkative.add(Said.inTurn(said.turn(), Role.AGENT, Channel.WEB, "제가 볼게요"));
        }

        assertThat(history(talkative).get(0).toString())
                .contains("질문 " + (BLOCK + 1))
                .doesNotContain("질문 " + BLOCK);
    }

    @Test
    void staysTheSameWhenTurnsThatAreLeftOutAreForgotten() {
        List<UtteranceRecord> all = turns(MANY);
        List<UtteranceRecord> remembered = all.subList(all.size() - 2 * (TURNS + BLOCK), all.size());

        assertThat(messages(remembered)).isEqualTo(messages(all));
    }

    private List<ChatMessage> messages(List<UtteranceRecord> said) {
        return prompts.reply(Channel.WEB, said).messages();
    }

    private List<ChatMessage> history(List<UtteranceRecord> said) {
        return history(prompts, said);
    }

    private static List<ChatMessage> history(Prompts prompts, List<UtteranceRecord> said) {
        List<ChatMessage> messages = prompts.reply(Channel.WEB, said).messages();
        return messages.subList(1, messages.size());
    }

    private static Prompts prompts(int turns) {
        return new Prompts(Settings.prompts(turns), Settings.replies());
    }

    /** The turns from the first to the given one, each a question and its answer. */
    private static List<UtteranceRecord> turns(int last) {
        return IntStream.rangeClosed(1, last)
                .boxed()
                .flatMap(turn -> Stream.of(
                        Said.inTurn(turn, Role.SUBSCRIBER, Channel.WEB, "질문 " + turn),
                        Said.inTurn(turn, Role.ASSISTANT, Channel.WEB, "답 " + turn)))
                .toList();
    }

    private static UtteranceRecord subscriber(String text) {
        return Said.by(Role.SUBSCRIBER, Channel.WEB, text);
    }

    private static UtteranceRecord assistant(String text) {
        return Said.by(Role.ASSISTANT, Channel.WEB, text);
    }
}
