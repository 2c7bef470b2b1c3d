package telecom.assistant.channel.voice.speech;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One way in which written characters are spoken.
 *
 * @param written what it applies to, matched from where the previous rule ended
 * @param spoken what is said instead; null when it does not apply after all, such as to the 31st of a 13th month
 */
record SpeechRule(Pattern written, Function<MatchResult, String> spoken) {

    static SpeechRule of(String written, Function<MatchResult, String> spoken) {
        return new SpeechRule(Pattern.compile(written), spoken);
    }

    /** What matches is replaced by fixed words, or left out when these are empty. */
    static SpeechRule of(String written, String spoken) {
        return of(written, match -> spoken);
    }

    /** What matches is spoken as it is written. */
    static SpeechRule verbatim(String written) {
        return of(written, MatchResult::group);
    }
}
