package telecom.assistant.gateway.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import telecom.assistant.channel.Channel;
import telecom.assistant.conversation.turn.Context;
import telecom.assistant.gateway.guard.DefusedText;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.tokens.TokenWeights;

/**
 * The {@link Prompts} of one conversation. It keeps the token counts of earlier prompts, so that each utterance is
 * counted only once for prompts of any kind. Thread-safe.
 */
public final class ConversationPrompts {

    /** The most lines and tokens of a request to judge a turn; there are few, because the judgement must be quick. */
    private static final int LINES_TO_JUDGE_BY = 6;

    private static final int TOKENS_TO_JUDGE_BY = 600;
    private static final int TOKENS_OF_A_JUDGEMENT = 40;

    private final Prompts prompts;
    private final PromptMemory memory;

    ConversationPrompts(Prompts prompts, PromptMemory memory) {
        this.prompts = prompts;
        this.memory = memory;
    }

    /**
     * The parts of a prompt.
     *
     * @param lines all lines in memory; the window selects those that fit
     */
    private record Layout(Context context, TokenWeights weights, List<PromptLine> lines, Window window) {}

    /** A request for the answer to the last utterance. */
    public ModelRequest reply(Channel channel, Context context) {
        Layout layout = layOut(context);
        countLeftOut(layout);
        return prompts.reply(channel, messages(prompts.system(), layout));
    }

    /** A request for suggested replies for an agent. */
    public ModelRequest suggestions(Context context) {
        return ModelRequest.of(Purpose.SUGGESTION, messages(prompts.suggesting(), context))
                .withMaxTokens(prompts.config().suggestionTokens())
                .withThinking(true)
                .withJson(true);
    }

    /** The oldest turns, if it is time to fold them into the summary. */
    public Optional<Fold> fold(Context context) {
        Layout layout = layOut(context);
        var through = layout.window().foldThrough();
        return through.isEmpty()
                ? Optional.empty()
                : Optional.of(new Fold(summary(layout, through.getAsLong()), through.getAsLong()));
    }

    /** A request to judge how hard it is to answer the last utterance. */
    ModelRequest effort(Channel channel, Context context) {
        TokenWeights weights = prompts.weights();
        List<PromptLine> lines = lines(context, weights);
        String said = script(lines.subList(Math.max(0, lines.size() - LINES_TO_JUDGE_BY), lines.size()));
        return ModelRequest.of(
                        Purpose.CLASSIFICATION,
                        List.of(
                                ChatMessage.system(prompts.texts().effort()),
                                ChatMessage.user("Conversation:\n" + weights.cut(said, TOKENS_TO_JUDGE_BY))))
                .withChannel(channel.label())
                .withMaxTokens(TOKENS_OF_A_JUDGEMENT);
    }

    List<ChatMessage> messages(String system, Context context) {
        return messages(system, layOut(context));
    }

    private List<ChatMessage> messages(String system, Layout layout) {
        Context context = layout.context();
        List<ChatMessage> messages = new ArrayList<>();
        messages.add(ChatMessage.system(
                context.summary() == null
                        ? system
                        : prompts.texts().with(system, summarized(context, layout.weights()))));
        messages.addAll(PromptHistory.messages(layout.window().shown(layout.lines(), layout.weights())));
        return messages;
    }

    /** Forgets all utterances. */
    public void forget() {
        memory.clear();
    }

    private static String script(List<PromptLine> lines) {
        return String.join(
                "\n",
                lines.stream()
                        .map(line -> line.bySubscriber() ? "Subscriber: " + line.text() : "Assistant: " + line.text())
                        .toList());
    }

    private ModelRequest summary(Layout layout, long through) {
        Context context = layout.context();
        TokenWeights weights = layout.weights();
        int most = prompts.config().summary().maxTokens();
        String said = script(layout.lines().stream()
                .filter(line -> line.turn() > context.foldedThrough() && line.turn() <= through)
                .toList());
        String notes = context.summary() == null ? "" : "Notes so far:\n" + summarized(context, weights) + "\n\n";
        double room = prompts.config().budget() - prompts.mostOfOne() - weights.tokens(prompts.fixed());
        String block = notes + "Conversation:\n" + weights.cut(said, room);
        return ModelRequest.of(
                        Purpose.SUMMARY,
                        List.of(ChatMessage.system(prompts.texts().summary(most * 3 / 4)), ChatMessage.user(block)))
                .withThinking(true)
                .withMaxTokens(most);
    }

    private String summarized(Context context, TokenWeights weights) {
        return weights.cut(DefusedText.of(context.summary().text()), prompts.mostOfOne());
    }

    private Layout layOut(Context context) {
        memory.keepOnly(context.said());
        return layOutAgain(context, prompts.weights());
    }

    private Layout layOutAgain(Context context, TokenWeights weights) {
        List<PromptLine> lines = lines(context, weights);
        return new Layout(context, weights, lines, window(context, lines, weights));
    }

    private List<PromptLine> lines(Context context, TokenWeights weights) {
        return PromptHistory.lines(
                context.said(), prompts.config().zone(), (utterance, time) -> memory.line(utterance, time, weights));
    }

    private Window window(Context context, List<PromptLine> lines, TokenWeights weights) {
        double summary = context.summary() == null
                ? 0
                : weights.tokens(memory.lengthOf(context.summary(), prompts.texts()::added));
        return new Window(
                prompts.config(),
                weights.tokens(prompts.fixed()) + Math.min(summary, prompts.mostOfOne()),
                context.foldedThrough(),
                remembered(context),
                lines,
                weights);
    }

    private static long remembered(Context context) {
        return context.complete() || context.said().isEmpty()
                ? 0
                : context.said().get(0).turn();
    }

    /** Counts when a block of turns is left out although no summary covers it. */
    private void countLeftOut(Layout layout) {
        Context context = layout.context();
        long now = layout.window().leftOutThrough();
        if (now > context.foldedThrough() && now > leftOutBefore(context, layout.weights())) {
            prompts.countLeftOut();
        }
    }

    private long leftOutBefore(Context context, TokenWeights weights) {
        return layOutAgain(context.whenLastAsked(), weights).window().leftOutThrough();
    }
}
