package telecom.assistant.gateway.prompt;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import telecom.assistant.channel.Channel;
import telecom.assistant.conversation.ChannelProfiles;
import telecom.assistant.conversation.turn.Context;
import telecom.assistant.gateway.tool.ToolRegistry;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.ToolSpec;
import telecom.assistant.model.tokens.Characters;
import telecom.assistant.model.tokens.TokenEstimate;
import telecom.assistant.model.tokens.TokenWeights;

/**
 * Makes model requests from conversations: the system prompt of the channel, with a summary of what was folded, and the
 * turns after that. From turn to turn the prompt only grows at its end, until a whole block of old turns is folded or
 * left out, so that the inference tier's prefix cache keeps hitting. No prompt exceeds the budget, as far as the
 * {@linkplain TokenEstimate estimate} is right. Thread-safe.
 */
@ApplicationScoped
public class Prompts {

    /** The share of the budget at which a single utterance, or a summary, is cut. */
    private static final double LARGEST_SHARE = 0.25;

    /** How many lines and tokens the model gets to judge a turn by; few, because it has to judge quickly. */
    private static final int LINES_TO_JUDGE_BY = 6;

    private static final int TOKENS_TO_JUDGE_BY = 600;
    private static final int TOKENS_OF_A_JUDGEMENT = 40;

    private final PromptTexts texts;
    private final PromptConfig config;
    private final ChannelProfiles channels;
    private final TokenEstimate estimate;
    private final List<ToolSpec> tools;
    private final Counter leftOut;

    public Prompts(
            PromptConfig config,
            ChannelProfiles channels,
            TokenEstimate estimate,
            ToolRegistry registry,
            MeterRegistry meters) {
        this.config = config;
        this.channels = channels;
        this.texts = PromptTexts.read(channels);
        this.estimate = estimate;
        this.tools = registry.specs();
        this.leftOut = meters.counter("assistant.prompt.folds", "outcome", "left_out");
        int least = (int) Math.ceil(2 * TokenWeights.START.tokens(fixed()));
        if (config.budget() < least) {
            throw new IllegalArgumentException(
                    "assistant.prompt.budget: %d (expected: at least %d, twice the system prompt and the tools)"
                            .formatted(config.budget(), least));
        }
    }

    /** A request for the answer to the last utterance. */
    public ModelRequest reply(Channel channel, Context context) {
        countLeftOut(context);
        return reply(channel, context, texts.reply(channel));
    }

    /**
     * As {@link #reply(Channel, Context)}, but under another system prompt, for an evaluation; counts nothing. The
     * prompt may exceed the budget by as much as this system prompt is longer than the deployment's own.
     */
    public ModelRequest reply(Channel channel, Context context, String system) {
        return ModelRequest.of(Purpose.REPLY, messages(system, context))
                .withChannel(channel.label())
                .withMaxTokens(channels.of(channel).maxTokens())
                .withTools(tools);
    }

    /** The tools that the model may call. */
    public List<ToolSpec> tools() {
        return tools;
    }

    /** What the model gets to see when it is asked to answer the last utterance; counts nothing. */
    public List<ChatMessage> shown(Channel channel, Context context) {
        return messages(texts.reply(channel), context);
    }

    /** The system prompt under which the deployment answers on a channel. */
    public String system(Channel channel) {
        return texts.reply(channel);
    }

    /** A request for replies that an agent could send. */
    public ModelRequest suggestions(Context context) {
        return ModelRequest.of(Purpose.SUGGESTION, messages(texts.suggestions(), context))
                .withMaxTokens(config.suggestionTokens())
                .withJson(true);
    }

    /** The oldest turns, if it is time to fold them into the summary. */
    public Optional<Fold> fold(Context context) {
        TokenWeights weights = estimate.weights();
        List<PromptLine> lines = lines(context, weights);
        var through = window(context, lines, weights).foldThrough();
        return through.isEmpty()
                ? Optional.empty()
                : Optional.of(new Fold(summary(context, lines, through.getAsLong(), weights), through.getAsLong()));
    }

    /** A request to judge how hard it is to answer the last utterance. */
    public ModelRequest effort(Channel channel, Context context) {
        TokenWeights weights = estimate.weights();
        List<PromptLine> lines = lines(context, weights);
        String said = script(lines.subList(Math.max(0, lines.size() - LINES_TO_JUDGE_BY), lines.size()));
        return ModelRequest.of(
                        Purpose.CLASSIFICATION,
                        List.of(
                                ChatMessage.system(texts.effort()),
                                ChatMessage.user("Conversation:\n" + weights.cut(said, TOKENS_TO_JUDGE_BY))))
                .withChannel(channel.label())
                .withMaxTokens(TOKENS_OF_A_JUDGEMENT);
    }

    private static String script(List<PromptLine> lines) {
        return String.join(
                "\n",
                lines.stream()
                        .map(line -> line.bySubscriber() ? "Subscriber: " + line.text() : "Assistant: " + line.text())
                        .toList());
    }

    private ModelRequest summary(Context context, List<PromptLine> lines, long through, TokenWeights weights) {
        int most = config.summary().maxTokens();
        String said = script(lines.stream()
                .filter(line -> line.turn() > context.foldedThrough() && line.turn() <= through)
                .toList());
        String notes = context.summary() == null
                ? ""
                : "Notes so far:\n" + shown(context.summary().text(), weights) + "\n\n";
        double room = config.budget() * (1 - LARGEST_SHARE) - weights.tokens(fixed());
        String block = notes + "Conversation:\n" + weights.cut(said, room);
        return ModelRequest.of(
                        Purpose.SUMMARY,
                        List.of(ChatMessage.system(texts.summary(most * 3 / 4)), ChatMessage.user(block)))
                .withMaxTokens(most);
    }

    private List<ChatMessage> messages(String system, Context context) {
        TokenWeights weights = estimate.weights();
        List<PromptLine> lines = lines(context, weights);
        List<ChatMessage> messages = new ArrayList<>();
        messages.add(ChatMessage.system(
                context.summary() == null
                        ? system
                        : texts.with(system, shown(context.summary().text(), weights))));
        messages.addAll(PromptHistory.messages(window(context, lines, weights).shown(lines, weights)));
        return messages;
    }

    private List<PromptLine> lines(Context context, TokenWeights weights) {
        return PromptHistory.lines(context.said(), text -> shown(text, weights));
    }

    private String shown(String text, TokenWeights weights) {
        return weights.cut(text, config.budget() * LARGEST_SHARE);
    }

    private Window window(Context context, List<PromptLine> lines, TokenWeights weights) {
        double summary = Math.min(weights.tokens(texts.added(context.summary())), config.budget() * LARGEST_SHARE);
        return new Window(
                config,
                weights.tokens(fixed()) + summary,
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

    /** What every prompt contains, whatever was said. */
    private Characters fixed() {
        return tools.stream().map(Characters::of).reduce(texts.longest(), Characters::plus);
    }

    /** Counts a block that is left out although no summary covers it. */
    private void countLeftOut(Context context) {
        long now = leftOutThrough(context);
        if (now > context.foldedThrough() && now > leftOutThrough(context.whenLastAsked())) {
            leftOut.increment();
        }
    }

    private long leftOutThrough(Context context) {
        TokenWeights weights = estimate.weights();
        return window(context, lines(context, weights), weights).leftOutThrough();
    }
}
