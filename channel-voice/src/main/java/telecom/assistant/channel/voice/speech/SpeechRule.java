package telecom.assistant.channel.voice.speech;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A rule that determines how a written form is spoken.
 *
 * @param written the form to which it applies, matched from where the previous rule ended
 * @param spoken returns the text to say instead; null when the rule does not apply after all, for example because a
 *     date has a 13th month
 */
record SpeechRule(Pattern written, Function<MatchResult, String> spoken) {

    static SpeechRule of(String written, Function<MatchResult, String> spoken) {
        return new SpeechRule(Pattern.compile(written), spoken);
    }

    /** A rule that replaces a match by a fixed text, which may be empty. */
    static SpeechRule of(String written, String spoken) {
        return of(written, match -> spoken);
    }

    /** A rule that leaves a match as it is. */
    static SpeechRule verbatim(String written) {
        return of(written, MatchResult::group);
    }
}
