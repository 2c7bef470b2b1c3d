package telecom.assistant.gateway.prompt;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import telecom.assistant.channel.Channel;
import telecom.assistant.conversation.ChannelProfiles;
import telecom.assistant.conversation.Pieces;
import telecom.assistant.conversation.turn.Context;
import telecom.assistant.gateway.tool.ToolRegistry;
import telecom.assistant.model.Characters;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.ToolSpec;
import telecom.assistant.model.tokens.TokenEstimate;
import telecom.assistant.model.tokens.TokenWeights;

/**
 * Creates model requests from conversations: the system prompt, with a summary of the turns that were folded, and the
 * turns after them. From turn to turn the prompt only grows at its end, until a whole block of old turns is folded or
 * left out, so that the inference tier's prefix cache keeps hitting. No prompt exceeds the budget, as far as the
 * {@linkplain TokenEstimate estimate} is right. For repeated requests about one conversation, use {@link
 * #ofConversation}, which remembers its counts. Thread-safe.
 */
@ApplicationScoped
public class Prompts {

    /** The share of the budget to which a single utterance, or a summary, is cut. */
    private static final double LARGEST_SHARE = 0.25;

    private final PromptTexts texts;
    private final PromptConfig config;
    private final ChannelProfiles channels;
    private final TokenEstimate estimate;
    private final List<ToolSpec> tools;
    private final Characters fixed;
    private final Counter leftOut;

    public Prompts(
            PromptConfig config,
            ChannelProfiles channels,
            TokenEstimate estimate,
            ToolRegistry registry,
            MeterRegistry meters) {
        this.config = config;
        this.channels = channels;
        this.texts = PromptTexts.read(channels, config.values());
        this.estimate = estimate;
        this.tools = registry.specs();
        this.fixed = tools.stream().map(Characters::of).reduce(texts.longest(), Characters::plus);
        this.leftOut = meters.counter("assistant.prompt.folds", "outcome", "left_out");
        int smallestBudget = (int) Math.ceil(2 * TokenWeights.START.tokens(fixed));
        if (config.budget() < smallestBudget) {
            throw new IllegalArgumentException(
                    "assistant.prompt.budget: %d (expected: at least %d, twice the system prompt and the tools)"
                            .formatted(config.budget(), smallestBudget));
        }
    }

    /** The prompts of one conversation, which lay out and count each utterance only once. */
    public ConversationPrompts ofConversation() {
        return ofConversation(Characters::ofMessage);
    }

    /** @param length counts a message of the prompt */
    ConversationPrompts ofConversation(Function<String, Characters> length) {
        return new ConversationPrompts(this, new PromptMemory(mostOfOne(), length));
    }

    /** A request for the answer to the last utterance. */
    public ModelRequest reply(Channel channel, Context context) {
        return ofConversation().reply(channel, context);
    }

    /**
     * Like {@link #reply(Channel, Context)}, but with another system prompt, for an evaluation; counts nothing. The
     * prompt may exceed the budget by as much as this system prompt is longer than the deployment's own.
     */
    public ModelRequest reply(Channel channel, Context context, String system) {
        return reply(channel, ofConversation().messages(system, context));
    }

    ModelRequest reply(Channel channel, List<ChatMessage> messages) {
        return ModelRequest.of(Purpose.REPLY, messages)
                .withChannel(channel.label())
                .withMaxTokens(channels.of(channel).maxTokens())
                .withHeldAnswer(channels.of(channel).pieces() == Pieces.NONE)
                .withTools(tools);
    }

    /** The tools that the model may call. */
    public List<ToolSpec> tools() {
        return tools;
    }

    /** The messages that the model saw when it was asked to answer the last utterance; counts nothing. */
    public List<ChatMessage> shownMessages(Context context, Instant asked) {
        return ofConversation().messages(system(LocalDate.ofInstant(asked, config.zone())), context);
    }

    /** Today's system prompt for replies, on every channel. */
    public String system() {
        return system(LocalDate.now(config.zone()));
    }

    private String system(LocalDate today) {
        return texts.assistantOn(today, config.zone());
    }

    /** Today's system prompt for suggested replies. */
    String suggesting() {
        return texts.suggestionsOn(LocalDate.now(config.zone()), config.zone());
    }

    /** A request for suggested replies for an agent. */
    public ModelRequest suggestions(Context context) {
        return ofConversation().suggestions(context);
    }

    /** The oldest turns, with the request for a summary of them, if it is time to fold them. */
    public Optional<Fold> fold(Context context) {
        return ofConversation().fold(context);
    }

    /** A request to judge how hard it is to answer the last utterance. */
    public ModelRequest effort(Channel channel, Context context) {
        return ofConversation().effort(channel, context);
    }

    PromptTexts texts() {
        return texts;
    }

    PromptConfig config() {
        return config;
    }

    TokenWeights weights() {
        return estimate.weights();
    }

    /** The most tokens that a single utterance, or a summary, may take up. */
    double mostOfOne() {
        return config.budget() * LARGEST_SHARE;
    }

    /** The length of the parts that every prompt contains. */
    Characters fixed() {
        return fixed;
    }

    /** Counts a block of turns that is left out although no summary covers it. */
    void countLeftOut() {
        leftOut.increment();
    }
}
