package telecom.assistant.gateway.prompt;

import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import telecom.assistant.model.tokens.TokenWeights;

/**
 * Which turns of a conversation fit into a prompt. The load is the larger of two shares: that of the token budget in
 * use, and that of the allowed turns in use.
 *
 * <p>What is left out depends only on the summary, the numbers of the turns and their tokens, so that an engine that
 * takes the conversation over shows the same turns as long as it estimates the same number of tokens. Each process
 * learns for itself how many tokens a character takes ({@code TokenEstimate}), so two processes may differ by a block
 * for a while. The window moves on by whole blocks, and never back while the conversation goes on.
 */
final class Window {

    private static final int BLOCKS = 4;
    private static final double WORTH_SHOWING = 0.25;

    private final PromptConfig config;
    private final double otherTokens;
    private final long foldedThrough;
    private final long forgottenThrough;
    private final long lastTurn;

    /** For each turn, the tokens of all lines up to and including that turn. */
    private final TreeMap<Long, Double> tokensByTurn = new TreeMap<>();

    /**
     * @param otherTokens the tokens of the prompt that are not history
     * @param foldedThrough the last turn that the summary covers
     * @param firstRemembered the first turn that is, at least in part, in memory
     */
    Window(
            PromptConfig config,
            double otherTokens,
            long foldedThrough,
            long firstRemembered,
            List<PromptLine> lines,
            TokenWeights weights) {
        this.config = config;
        this.otherTokens = otherTokens;
        this.foldedThrough = foldedThrough;
        // The first turn in memory may not be complete.
        this.forgottenThrough = firstRemembered > foldedThrough + 1 ? firstRemembered : foldedThrough;
        double tokens = 0;
        for (PromptLine line : lines) {
            if (line.turn() > foldedThrough) {
                tokens += weights.tokens(line.characters());
                tokensByTurn.put(line.turn(), tokens);
            }
        }
        this.lastTurn = tokensByTurn.isEmpty() ? foldedThrough : tokensByTurn.lastKey();
    }

    /** The last turn that the prompt does not show. */
    long leftOutThrough() {
        if (forgottenThrough == foldedThrough && load(foldedThrough) <= 1) {
            return foldedThrough;
        }
        for (int block = Math.max(1, config.turns() / BLOCKS); block > 1; block /= 2) {
            long candidate = firstFitting(block);
            if (candidate < lastTurn && load(candidate) >= WORTH_SHOWING) {
                return candidate;
            }
        }
        return Math.max(foldedThrough, Math.min(firstFitting(1), lastTurn - 1));
    }

    private long firstFitting(int block) {
        long leftOut = (forgottenThrough + block - 1) / block * block;
        while (leftOut < lastTurn && load(leftOut) > 1) {
            leftOut += block;
        }
        return leftOut;
    }

    /** The last turn to fold into the summary, if it is time to fold; never the last turn of the conversation. */
    OptionalLong foldThrough() {
        if (load(foldedThrough) < config.foldAt()) {
            return OptionalLong.empty();
        }
        OptionalLong turn = OptionalLong.empty();
        for (long candidate : tokensByTurn.headMap(lastTurn).keySet()) {
            if (turn.isPresent() && otherTokens + tokensByTurn.get(candidate) > config.budget()) {
                break; // What the model is to summarise has to fit as well.
            }
            turn = OptionalLong.of(candidate);
            if (load(candidate) <= config.foldTo()) {
                break;
            }
        }
        return turn;
    }

    private double load(long leftOut) {
        double tokens = tokensByTurn.isEmpty() ? 0 : tokensByTurn.lastEntry().getValue() - tokensThrough(leftOut);
        return Math.max((otherTokens + tokens) / config.budget(), (double) (lastTurn - leftOut) / config.turns());
    }

    private double tokensThrough(long turn) {
        var entry = tokensByTurn.floorEntry(turn);
        return entry == null ? 0 : entry.getValue();
    }

    /**
     * The lines that fit: those after the turns that are left out, and only the end of a last turn that is too long.
     */
    List<PromptLine> shown(List<PromptLine> lines, TokenWeights weights) {
        long leftOut = leftOutThrough();
        List<PromptLine> shown =
                lines.stream().filter(line -> line.turn() > leftOut).toList();
        double tokens = otherTokens
                + shown.stream()
                        .mapToDouble(line -> weights.tokens(line.characters()))
                        .sum();
        int from = 0;
        while (tokens > config.budget() && from < shown.size() - 1) {
            tokens -= weights.tokens(shown.get(from).characters());
            from++;
        }
        return shown.subList(from, shown.size());
    }
}
