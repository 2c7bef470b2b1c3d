package telecom.assistant.gateway.prompt;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Multi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
import telecom.assistant.model.ToolSpec;
import telecom.assistant.model.Usage;
import telecom.assistant.model.tokens.TokenEstimate;
import telecom.assistant.model.tokens.TokenWeights;

/**
 * A random conversation: utterances that grow, a few long pasted ones, replies that are overtaken, interrupted or turn
 * out not to have been delivered, and a model whose summaries are late or missing. The tier counts tokens in its own
 * way and reports them.
 */
final class LongTalk {

    static final int BUDGET = 6_000;
    private static final int REMEMBERED = 120;

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final TokenEstimate estimate = new TokenEstimate(meters);
    private final Prompts prompts =
            new Prompts(Settings.prompts(BUDGET, 40), Settings.channels(), estimate, TestTools.transferOnly(), meters);
    private final List<UtteranceRecord> said = new ArrayList<>();
    private final Random random;
    private final boolean korean;
    private final TokenWeights tokenizer;
    private final double summaryFailureRate;

    private Summary summary;
    private Fold pending;
    private int arrivesInTurn;
    private TokenWeights weightsBefore = TokenWeights.START;
    private double leftOutBefore;
    private boolean folded;
    private boolean corrected;

    LongTalk(long seed, boolean korean, TokenWeights tokenizer, double summaryFailureRate) {
        this.random = new Random(seed);
        this.korean = korean;
        this.tokenizer = tokenizer;
        this.summaryFailureRate = summaryFailureRate;
    }

    /** Why a prompt may begin differently from the previous one. */
    enum Break {
        /** The oldest turns were folded into the summary, or left out. */
        FOLDED,
        /** A reply in an earlier prompt turned out not to have been heard or delivered. */
        CORRECTED,
        /** The tier's tokens turned out to differ from the estimate. */
        RECALIBRATED
    }

    /** The prompt of a turn, and the reason why it may begin differently from the previous one, if there is one. */
    record Prompt(List<ChatMessage> messages, int tokens, Optional<Break> allowed) {

        String rendered() {
            StringBuilder text = new StringBuilder();
            messages.forEach(message -> text.append(render(message)));
            return text.toString();
        }

        private static String render(ChatMessage message) {
            return "<|" + message.role() + "|>" + message.text() + "<|end|>";
        }
    }

    /** Plays the next turn, from the subscriber's utterance to the fate of the reply. */
    Prompt turn(int number) {
        applySummary(number);
        String asked = random.nextInt(50) == 0 ? randomText(30_000) : randomText(5 + random.nextInt(20 + number));
        add(Said.inTurn(number, Role.SUBSCRIBER, Channel.WEB, asked));
        ModelRequest request = prompts.reply(Channel.WEB, context());
        Prompt prompt = new Prompt(request.messages(), tokens(request), allowed());
        report(request, prompt.tokens());
        reply(number);
        if (pending == null) {
            prompts.fold(context()).ifPresent(fold -> {
                pending = fold;
                arrivesInTurn = number + 1 + random.nextInt(4);
            });
        }
        return prompt;
    }

    private Optional<Break> allowed() {
        double leftOut =
                meters.counter("assistant.prompt.folds", "outcome", "left_out").count();
        TokenWeights weights = estimate.weights();
        Optional<Break> allowed = folded || leftOut > leftOutBefore
                ? Optional.of(Break.FOLDED)
                : corrected
                        ? Optional.of(Break.CORRECTED)
                        : weights.equals(weightsBefore) ? Optional.empty() : Optional.of(Break.RECALIBRATED);
        leftOutBefore = leftOut;
        weightsBefore = weights;
        folded = false;
        corrected = false;
        return allowed;
    }

    private void applySummary(int number) {
        if (pending == null || number < arrivesInTurn) {
            return;
        }
        if (random.nextDouble() >= summaryFailureRate) {
            summary = pending.summaryOf(randomText(300));
            folded = true;
        }
        pending = null;
    }

    private void reply(int number) {
        int fate = random.nextInt(40);
        if (fate == 0) {
            return; // overtaken before any of it was seen
        }
        UtteranceRecord reply = Said.inTurn(number, Role.ASSISTANT, Channel.WEB, randomText(20 + random.nextInt(200)));
        add(fate == 1 ? reply.corrected(reply.text(), UtteranceState.INTERRUPTED) : reply);
        UtteranceRecord earlier = said.get(Math.max(0, said.size() - 3));
        if (earlier.role() == Role.ASSISTANT && random.nextInt(40) == 0) {
            said.set(said.indexOf(earlier), earlier.corrected(earlier.text(), UtteranceState.UNDELIVERED));
            corrected = true;
        }
    }

    private void add(UtteranceRecord utterance) {
        said.add(utterance);
        if (said.size() > REMEMBERED) {
            said.remove(0);
        }
    }

    private Context context() {
        return new Context(summary, said);
    }

    private String randomText(int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(random.nextInt(5) == 0 ? ' ' : letter());
        }
        return text.toString();
    }

    private char letter() {
        return korean ? (char) ('가' + random.nextInt(11_000)) : (char) ('a' + random.nextInt(26));
    }

    /** The tokens as the tier counts them: four extra for each message, plus or minus two per cent. */
    private int tokens(ModelRequest request) {
        double tokens = request.messages().stream()
                .mapToDouble(message -> 4 + tokenizer.tokens(Characters.of(message.text())))
                .sum();
        for (ToolSpec tool : request.tools()) {
            tokens += tokenizer.tokens(Characters.of(tool));
        }
        return (int) (tokens * (0.98 + random.nextDouble() * 0.04));
    }

    private void report(ModelRequest request, int tokens) {
        estimate
                .learningFrom(ignored -> Multi.createFrom()
                        .items(
                                new ModelChunk.Opened("primary", "model"),
                                new ModelChunk.Finished(FinishReason.STOP, Optional.of(new Usage(tokens, 100, 0, 0)))))
                .stream(request)
                .subscribe()
                .with(chunk -> {});
    }
}
