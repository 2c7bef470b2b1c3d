package telecom.assistant.gateway.signal;

import jakarta.inject.Singleton;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import telecom.assistant.channel.Language;
import telecom.assistant.conversation.turn.Signals;

/** Recognises the intent of a message by the words of {@link SignalConfig}. Thread-safe. */
@Singleton
public class WordSignals implements Signals {

    /** The longest message, in characters, that can consist of signal words alone. */
    private static final int LONGEST = 80;

    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private final List<String> agentWords;
    private final Pattern agent;
    private final Pattern refusal;
    private final Pattern call;
    private final Pattern refusalAlone;
    private final Pattern backchannels;

    public WordSignals(SignalConfig config) {
        List<String> agentNames = plain(config.agent());
        List<String> refusals = plain(config.refusals());
        List<String> fillers = plain(config.fillers());
        this.agentWords = agentNames;
        this.agent = anywhere(agentNames);
        this.refusal = anywhere(refusals);
        this.call = Pattern.compile("(?:%s)(?:이?요| please)?|%s"
                .formatted(alternatives(agentNames), alternatives(plain(config.agentKeys()))));
        String alone = "(?:%s| )*".formatted(alternatives(fillers));
        this.refusalAlone = Pattern.compile(
                "%1$s(?:%2$s)(?:%2$s|%3$s| )*".formatted(alone, alternatives(refusals), alternatives(fillers)));
        this.backchannels = Pattern.compile("(?:%s| )*".formatted(alternatives(plain(config.backchannels()))));
    }

    @Override
    public boolean isCallForAgent(String message) {
        return isAll(call, message);
    }

    @Override
    public boolean asksForAgent(String message) {
        String plainMessage = plain(message);
        return agent.matcher(plainMessage).find()
                && !refusal.matcher(plainMessage).find();
    }

    @Override
    public boolean declinesAgent(String message) {
        String plainMessage = plain(message);
        boolean declines = agent.matcher(plainMessage).find()
                && refusal.matcher(plainMessage).find();
        return declines || isAll(refusalAlone, message);
    }

    @Override
    public boolean namesAgent(String message) {
        return agent.matcher(plain(message)).find();
    }

    @Override
    public boolean isBackchannel(String message) {
        return isAll(backchannels, message);
    }

    private static boolean isAll(Pattern words, String message) {
        String plainMessage = plain(message);
        return plainMessage.length() <= LONGEST && words.matcher(plainMessage).matches();
    }

    /**
     * The word with which subscribers can ask for an agent, as the system's phrases explain. It is always a word that
     * {@link #isCallForAgent} recognises.
     */
    public String agentWord(String language) {
        Predicate<String> korean = WordSignals::isKorean;
        Predicate<String> fits = Language.choose(language, korean, korean.negate());
        return agentWords.stream().filter(fits).findFirst().orElseGet(() -> agentWords.stream()
                .findFirst()
                .orElse(""));
    }

    private static List<String> plain(Collection<String> words) {
        return words.stream()
                .map(WordSignals::plain)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The letters and digits of a text in lower case; any other characters between them become one space. */
    private static String plain(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return NO_LETTER
                .matcher(composed.replace("'", "").replace("\u2019", ""))
                .replaceAll(" ")
                .strip();
    }

    private static Pattern anywhere(List<String> words) {
        return Pattern.compile(words.isEmpty() ? "(?!)" : alternatives(words));
    }

    /** Longer words come first, so that a word does not hide a longer one that begins with it. */
    private static String alternatives(List<String> words) {
        return words.isEmpty()
                ? "(?!)"
                : words.stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .map(WordSignals::pattern)
                        .collect(Collectors.joining("|"));
    }

    /** Korean words take particles at their end and are often written without spaces between them. */
    private static String pattern(String word) {
        String quoted = Pattern.quote(word);
        return isKorean(word) ? quoted : "(?<![a-z0-9])" + quoted + "s?(?![a-z0-9])";
    }

    private static boolean isKorean(String word) {
        return word.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.HANGUL);
    }
}
