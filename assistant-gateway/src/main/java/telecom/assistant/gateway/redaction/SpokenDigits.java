package telecom.assistant.gateway.redaction;

import java.util.regex.Pattern;

/** Masks numbers that were spoken, or recognised, digit by digit: 공일공 일이삼사 오육칠팔, "zero one zero …". */
final class SpokenDigits {

    /** The number of digits is limited, because the matcher recurses for each of them. */
    private static final int MOST_DIGITS = 64;

    private static final Pattern KOREAN = of("[공영일이삼사오육륙칠팔구]", "(?:[\\s,-]|에|의|다시){0,3}", 8);
    private static final Pattern ENGLISH =
            of("\\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)\\b", "[\\s,-]{1,3}", 7);

    private SpokenDigits() {}

    static String mask(String text) {
        return ENGLISH.matcher(KOREAN.matcher(text).replaceAll(Redaction.NUMBER))
                .replaceAll(Redaction.NUMBER);
    }

    private static Pattern of(String digit, String gap, int least) {
        return Pattern.compile(
                digit + "(?:" + gap + digit + "){" + (least - 1) + "," + MOST_DIGITS + "}", Pattern.CASE_INSENSITIVE);
    }
}
