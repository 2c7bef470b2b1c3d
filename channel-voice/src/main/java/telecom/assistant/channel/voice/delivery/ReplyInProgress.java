package telecom.assistant.channel.voice.delivery;

import java.util.regex.Pattern;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.channel.voice.speech.SpeechNormalizer;
import telecom.assistant.channel.voice.speech.SpokenText;
import telecom.assistant.channel.voice.speech.StreamBoundary;

/**
 * A reply that has not been said to its end. After a crash, the engine repeats it from the start, under the same id but
 * not always with the same text; this class determines how much of the new version has already been said. Versions that
 * differ only in white space count as the same, because the difference is inaudible.
 */
final class ReplyInProgress {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private final SpokenReply reply;
    private final String language;
    private final StringBuilder received = new StringBuilder();
    private String saidText = "";
    private long epoch;
    private long lastSeq;

    ReplyInProgress(SpokenReply reply, String language) {
        this.reply = reply;
        this.language = language;
    }

    SpokenReply reply() {
        return reply;
    }

    String language() {
        return language;
    }

    /**
     * Adds a delta. A delta with another epoch, or with a sequence number that does not rise, starts a new version.
     * Everything after a missing delta is ignored, since the completed reply will include it.
     *
     * @return the text of the version so far
     */
    String add(ReplyDelta delta) {
        if (delta.epoch() != epoch || delta.seq() <= lastSeq) {
            received.setLength(0);
            lastSeq = 0;
            epoch = delta.epoch();
        }
        if (delta.seq() == lastSeq + 1) {
            received.append(delta.text());
            lastSeq = delta.seq();
        }
        return received.toString();
    }

    /** Whether the version and what has been said agree up to the end of the shorter one. */
    boolean agreesWith(String version) {
        String text = normalized(version);
        return startsWith(text, saidText) || startsWith(saidText, text);
    }

    /** From now on, none of the reply counts as said. */
    void startOver() {
        saidText = "";
    }

    /**
     * Returns the text that the version adds to what has been said, as far as it can be spoken without knowing what
     * follows. From now on that text counts as said.
     *
     * @param last whether nothing follows
     */
    SpokenText advanceTo(String version, boolean last) {
        String text = normalized(version);
        int start = Math.min(saidText.length(), text.length());
        int end = last ? text.length() : StreamBoundary.settled(text, start);
        SpokenText more = SpeechNormalizer.of(language).speak(text.substring(0, end), start);
        saidText = end > saidText.length() ? text.substring(0, end) : saidText;
        return more;
    }

    /** Keeps line breaks, because lists and headings are recognised by them. */
    private static String normalized(String version) {
        return WHITE_SPACE
                .matcher(version.stripLeading())
                .replaceAll(space -> space.group().indexOf('\n') >= 0 ? "\n" : " ");
    }

    private static boolean startsWith(String text, String beginning) {
        return text.replace('\n', ' ').startsWith(beginning.replace('\n', ' '));
    }
}
