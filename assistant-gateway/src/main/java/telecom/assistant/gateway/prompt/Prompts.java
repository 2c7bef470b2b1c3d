package telecom.assistant.gateway.prompt;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import telecom.assistant.channel.Channel;
import telecom.assistant.gateway.reply.ReplyConfig;
import telecom.assistant.gateway.tool.TransferToAgent;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.store.conversation.UtteranceRecord;

/**
 * Makes model requests from conversations. The system prompt of each channel is a resource, {@code
 * prompts/<channel>.txt}; the history follows it, each of the subscriber's utterances tagged with its channel. Between
 * two turns the prompt only grows at its end, until a block of old utterances is left out at once, so that the
 * inference tier's prefix cache keeps hitting.
 */
@ApplicationScoped
public class Prompts {

    private final PromptConfig config;
    private final ReplyConfig replyConfig;
    private final Map<Channel, String> replyPrompts =
            Arrays.stream(Channel.values()).collect(Collectors.toMap(Function.identity(), c -> read(c.label())));
    private final String suggestionPrompt = read("suggestions");

    public Prompts(PromptConfig config, ReplyConfig replyConfig) {
        this.config = config;
        this.replyConfig = replyConfig;
    }

    /** Asks for the answer to the last utterance. */
    public ModelRequest reply(Channel channel, Collection<UtteranceRecord> said) {
        return ModelRequest.of(Purpose.REPLY, messages(replyPrompts.get(channel), said))
                .withMaxTokens(maxTokens(channel))
                .withTools(List.of(TransferToAgent.spec()));
    }

    /** Asks for replies that an agent could send. */
    public ModelRequest suggestions(Collection<UtteranceRecord> said) {
        return ModelRequest.of(Purpose.SUGGESTION, messages(suggestionPrompt, said))
                .withMaxTokens(replyConfig.maxTokens().web())
                .withJson(true);
    }

    private List<ChatMessage> messages(String system, Collection<UtteranceRecord> said) {
        long turn = said.stream().mapToLong(UtteranceRecord::turn).max().orElse(0);
        long leftOut = leftOut(turn);
        List<ChatMessage> messages = new ArrayList<>();
        messages.add(new ChatMessage.System(system));
        messages.addAll(History.messages(said.stream()
                .filter(utterance -> utterance.turn() > leftOut)
                .filter(History::isShown)
                .toList()));
        return messages;
    }

    /** The last turn that is not shown. It moves by whole blocks, and depends on nothing but the turn's number. */
    private long leftOut(long turn) {
        int block = Math.max(1, config.turns() / 2);
        return Math.max(0, turn - config.turns()) / block * block;
    }

    private int maxTokens(Channel channel) {
        return switch (channel) {
            case VOICE -> replyConfig.maxTokens().voice();
            case SMS -> replyConfig.maxTokens().sms();
            case WEB -> replyConfig.maxTokens().web();
        };
    }

    private static String read(String name) {
        String path = "prompts/" + name + ".txt";
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("resource: no " + path + " (expected: beside application.properties)");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
