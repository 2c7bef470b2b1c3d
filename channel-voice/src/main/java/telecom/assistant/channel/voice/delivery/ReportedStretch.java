package telecom.assistant.channel.voice.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import telecom.assistant.channel.voice.speech.SpeechNormalizer;

/**
 * The last stretch of speech before a barge-in, as the platform reports it (Twilio, "WebSocket messages",
 * {@code utteranceUntilInterrupt}). Platforms may repeat what they were sent, or spell it as they speak it or hear it.
 *
 * @param language of the reply (BCP 47)
 */
record ReportedStretch(String words, String language) {

    /** The end of the stretch decides, so a longer one is not looked at as a whole. */
    private static final int MOST_WORDS = 24;

    private static final int FEWEST_LETTERS = 2;

    boolean isEmpty() {
        return words.isBlank();
    }

    /**
     * How it may be found in what was sent, best first: as it is, as it would be spoken, and then its parts, longer
     * ones and later ones first.
     */
    Stream<String> readings() {
        String spoken = SpeechNormalizer.of(language).speak(words).words().strip();
        return Stream.concat(Stream.of(words, spoken), parts(spoken));
    }

    private static Stream<String> parts(String spoken) {
        List<String> all = Arrays.asList(spoken.split("\\s+", -1));
        List<String> last = all.subList(Math.max(0, all.size() - MOST_WORDS), all.size());
        return IntStream.range(0, last.size())
                .boxed()
                .flatMap(missing -> IntStream.rangeClosed(0, missing)
                        .mapToObj(fromEnd -> last.subList(missing - fromEnd, last.size() - fromEnd)))
                .map(part -> String.join(" ", part))
                .filter(part -> part.chars().filter(Character::isLetterOrDigit).count() >= FEWEST_LETTERS);
    }
}
