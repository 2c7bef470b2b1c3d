package telecom.assistant.gateway.guard;

import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises one kind of content that is removed from replies. */
@FunctionalInterface
interface Rule {

    /**
     * Examines one position.
     *
     * @param text begins with some characters that have been passed on already
     * @param from the position at which a match must begin
     * @param whole whether the text is complete, so that no more follows
     */
    Finding findingAt(CharSequence text, int from, boolean whole);

    /** A rule that gives a finding for each match of a pattern; the pattern may look behind. */
    static Rule of(Pattern pattern, BiFunction<MatchResult, Integer, Finding> finding) {
        return (text, from, whole) -> {
            Matcher matcher = pattern.matcher(text)
                    .useTransparentBounds(true)
                    .useAnchoringBounds(false)
                    .region(from, text.length());
            boolean matches = matcher.lookingAt();
            if (matcher.hitEnd() && !whole) {
                return Finding.UNDECIDED;
            }
            return matches ? finding.apply(matcher, matcher.end() - from) : Finding.NOTHING;
        };
    }

    /** A rule that replaces matches of a pattern with another text; {@code $1} stands for the first group. */
    static Rule replacing(Removed kind, String pattern, String instead) {
        return of(
                Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                (match, length) ->
                        new Finding.Replacement(kind, length, instead.equals("$1") ? match.group(1) : instead));
    }
}
