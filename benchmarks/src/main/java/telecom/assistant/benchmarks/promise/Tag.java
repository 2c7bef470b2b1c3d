package telecom.assistant.benchmarks.promise;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A word that is unique to an utterance and identifies it wherever it turns up. */
public record Tag(int account, int number) {

    private static final Pattern WRITTEN = Pattern.compile("\\bq(\\d{1,7})x(\\d{1,7})\\b");

    /** The tag as it is written in an utterance, such as {@code q12x7}. */
    public String written() {
        return "q" + account + "x" + number;
    }

    /** The tags in a text, in order. */
    public static List<Tag> in(String text) {
        return WRITTEN.matcher(text)
                .results()
                .map(found -> new Tag(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))))
                .toList();
    }

    /** The last tag in a text, which names the utterance that the text answers. */
    public static Optional<Tag> lastIn(String text) {
        List<Tag> tags = in(text);
        return tags.isEmpty() ? Optional.empty() : Optional.of(tags.get(tags.size() - 1));
    }
}
