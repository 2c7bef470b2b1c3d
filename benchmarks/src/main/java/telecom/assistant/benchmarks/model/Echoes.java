package telecom.assistant.benchmarks.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import telecom.assistant.local.model.ModelStandIn;

/**
 * Compares streams with what the stand-in sent. Its echo contains the question and a unique number, which show
 * whether an answer belongs to another question, is incomplete, or was given twice.
 */
final class Echoes {

    private static final Pattern ANSWER = Pattern.compile("Answer (\\d+) to: (.*?)\\. .*", Pattern.DOTALL);
    private static final int MOST_EXAMPLES = 3;

    private final int words;
    private final Set<Long> numbers = new HashSet<>();

    private Echoes(int words) {
        this.words = words;
    }

    /** What was wrong: a few examples, and how many more there are. Empty if nothing was wrong. */
    static List<String> check(List<Track> tracks, int words) {
        Echoes echoes = new Echoes(words);
        List<String> problems = new ArrayList<>();
        for (Track track : tracks) {
            echoes.problem(track).ifPresent(problem -> problems.add("stream " + track.number() + ": " + problem));
        }
        if (problems.size() > MOST_EXAMPLES) {
            List<String> examples = new ArrayList<>(problems.subList(0, MOST_EXAMPLES));
            examples.add("and " + (problems.size() - MOST_EXAMPLES) + " more");
            return examples;
        }
        return problems;
    }

    private Optional<String> problem(Track track) {
        if (track.outcome() == Track.Outcome.OPEN) {
            return Optional.of("lost: it did not end after " + track.tokens() + " tokens");
        }
        if (track.outcome() == Track.Outcome.FAILED) {
            return Optional.of("lost: " + track.failure());
        }
        Matcher answer = ANSWER.matcher(track.text());
        if (!answer.matches()) {
            return Optional.of("cut: it is not a whole answer");
        }
        if (!answer.group(2).equals(track.said())) {
            return Optional.of("mixed up: it answers another question");
        }
        long number = Long.parseLong(answer.group(1));
        if (!track.text().equals(ModelStandIn.echoed(words, number, track.said()))) {
            return Optional.of("cut or mixed up: it is not what was sent");
        }
        return numbers.add(number) ? Optional.empty() : Optional.of("answered twice");
    }
}
