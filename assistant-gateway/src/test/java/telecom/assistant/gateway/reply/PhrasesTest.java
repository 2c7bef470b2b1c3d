package telecom.assistant.gateway.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.signal.WordSignals;

/** Tests that the words that phrases tell subscribers to say are recognised. */
class PhrasesTest {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    private final WordSignals signals = Settings.signals(Map.of("agent", "직원,operator"));
    private final Phrases phrases = new Phrases(Settings.mapping(PhraseConfig.class, ofApplication()), signals);

    @ParameterizedTest
    @EnumSource(Phrase.class)
    void existsInBothLanguages(Phrase phrase) {
        assertThat(phrases.in("ko", phrase)).isNotBlank().isNotEqualTo(phrases.in("en", phrase));
    }

    @ParameterizedTest
    @EnumSource(
            value = Phrase.class,
            names = {"APOLOGY", "BUSY", "BUDGET_SPENT"})
    void namesAWordThatReachesAnAgent(Phrase phrase) {
        for (String language : List.of("ko", "en")) {
            assertThat(quotedIn(phrases.in(language, phrase))).isNotEmpty().allMatch(signals::isCallForAgent);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void namesWordsThatDeclineAnAgent(String language) {
        assertThat(quotedIn(phrases.in(language, Phrase.ON_HOLD))).isNotEmpty().allMatch(signals::declinesAgent);
    }

    @Test
    void namesTheWordsOfTheDeployment() {
        assertThat(phrases.in("ko", Phrase.APOLOGY)).contains("직원").doesNotContain("{agent-word}");
        assertThat(phrases.in("en", Phrase.APOLOGY)).contains("operator").doesNotContain("{agent-word}");
    }

    private static List<String> quotedIn(String text) {
        return QUOTED.matcher(text)
                .results()
                .map((MatchResult quoted) -> quoted.group(1))
                .toList();
    }

    private static Map<String, String> ofApplication() {
        Properties properties = new Properties();
        try (Reader in = new InputStreamReader(
                PhrasesTest.class.getResourceAsStream("/application.properties"), StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> phrases = new HashMap<>();
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("assistant.phrases."))
                .forEach(name -> phrases.put(name, properties.getProperty(name)));
        return phrases;
    }
}
