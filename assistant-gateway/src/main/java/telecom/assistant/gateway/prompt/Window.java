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
    private final double besides;
    private final long folded;
    private final long forgotten;
    private final long last;

    /** For each turn, the tokens of all lines up to and including that turn. */
    private final TreeMap<Long, Double> through = new TreeMap<>();

    /**
     * @param besides the tokens of the prompt that are not history
     * @param folded the last turn that the summary covers
     * @param remembered the first turn that is, at least in part, in memory
     */
    Window(
            PromptConfig config,
            double besides,
            long folded,
            long remembered,
            List<PromptLine> lines,
            TokenWeights weights) {
        this.config = config;
        this.besides = besides;
        this.folded = folded;
        // The first turn in memory may not be complete.
        this.forgotten = remembered > folded + 1 ? remembered : folded;
        double tokens = 0;
        for (PromptLine line : lines) {
            if (line.turn() > folded) {
                tokens += weights.tokens(line.characters());
                through.put(line.turn(), tokens);
            }
        }
        this.last = through.isEmpty() ? folded : through.lastKey();
    }

    /** The last turn that the prompt does not show. */
    long leftOutThrough() {
        if (forgotten == folded && load(folded) <= 1) {
            return folded;
        }
        for (int block = Math.max(1, config.turns() / BLOCKS); block > 1; block /= 2) {
            long candidate = firstFitting(block);
            if (candidate < last && load(candidate) >= WORTH_SHOWING) {
                return candidate;
            }
        }
        return Math.max(folded, Math.min(firstFitting(1), last - 1));
    }

    private long firstFitting(int block) {
        long after = (forgotten + block - 1) / block * block;
        while (after < last && load(after) > 1) {
            after += block;
        }
        return after;
    }

    /** The last turn to fold into the summary, if it is time to fold; never the last turn of the conversation. */
    OptionalLong foldThrough() {
        if (load(folded) < config.foldAt()) {
            return OptionalLong.empty();
        }
        OptionalLong turn = OptionalLong.empty();
        for (long candidate : through.headMap(last).keySet()) {
            if (turn.isPresent() && besides + through.get(candidate) > config.budget()) {
                break; // What the model is to summarise has to fit as well.
            }
            turn = OptionalLong.of(candidate);
            if (load(candidate) <= config.foldTo()) {
                break;
            }
        }
        return turn;
    }

    private double load(long after) {
        double tokens = through.isEmpty() ? 0 : through.lastEntry().getValue() - tokensThrough(after);
        return Math.max((besides + tokens) / config.budget(), (double) (last - after) / config.turns());
    }

    private double tokensThrough(long turn) {
        var entry = through.floorEntry(turn);
        return entry == null ? 0 : entry.getValue();
    }

    /**
     * The lines that fit: those after the turns that are left out, and only the end of a last turn that is too long.
     */
    List<PromptLine> shown(List<PromptLine> lines, TokenWeights weights) {
        long leftOut = leftOutThrough();
        List<PromptLine> shown =
                lines.stream().filter(line -> line.turn() > leftOut).toList();
        double tokens = besides
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
