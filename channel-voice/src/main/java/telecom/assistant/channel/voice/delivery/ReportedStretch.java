package telecom.assistant.channel.voice.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import telecom.assistant.channel.voice.speech.SpeechNormalizer;

/**
 * The last stretch of speech before a barge-in, as the platform reports it (Twilio, "WebSocket messages", {@code
 * utteranceUntilInterrupt}). Platforms may report the text as it was sent, as it is spoken, or as they recognise it.
 *
 * @param language the language of the reply (BCP 47)
 */
record ReportedStretch(String text, String language) {

    /** Only this many words at the end of a longer stretch are used, because its end decides. */
    private static final int MAX_WORDS = 24;

    private static final int MIN_LETTERS = 2;

    boolean isEmpty() {
        return text.isBlank();
    }

    /**
     * The forms in which to look for the stretch in the sent text, best first: as reported, as it would be spoken, and
     * then its parts, longer and later ones first.
     */
    Stream<String> readings() {
        String spoken = SpeechNormalizer.of(language).speak(text).spoken().strip();
        return Stream.concat(Stream.of(text, spoken), parts(spoken));
    }

    private static Stream<String> parts(String spoken) {
        List<String> all = Arrays.asList(spoken.split("\\s+", -1));
        List<String> last = all.subList(Math.max(0, all.size() - MAX_WORDS), all.size());
        return IntStream.range(0, last.size())
                .boxed()
                .flatMap(missing -> IntStream.rangeClosed(0, missing)
                        .mapToObj(fromEnd -> last.subList(missing - fromEnd, last.size() - fromEnd)))
                .map(part -> String.join(" ", part))
                .filter(part -> part.chars().filter(Character::isLetterOrDigit).count() >= MIN_LETTERS);
    }
}
