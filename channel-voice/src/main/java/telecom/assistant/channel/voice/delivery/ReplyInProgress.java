package telecom.assistant.channel.voice.delivery;

import java.util.regex.Pattern;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;

/**
 * A reply that has not been said to its end. After a crash the engine repeats it from the start, under the same id but
 * not always in the same words; this class knows how much of such a version has been said already. Versions that differ
 * only in white space count as the same, because nobody hears the difference.
 */
final class ReplyInProgress {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private final SpokenReply reply;
    private final String language;
    private final StringBuilder received = new StringBuilder();
    private String said = "";
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
     * Adds a delta. A delta with another epoch, or whose number does not rise, starts a new version. What follows a
     * missing delta is left out, since the completed reply will include it.
     *
     * @return the version so far
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

    /** Whether the version and what has been said are the same up to the end of the shorter one. */
    boolean agreesWith(String version) {
        String words = words(version);
        return words.startsWith(said) || said.startsWith(words);
    }

    /** From now on, none of the reply counts as said. */
    void startOver() {
        said = "";
    }

    /** What the version adds to what has been said. From now on all of it counts as said. */
    String advanceTo(String version) {
        String words = words(version);
        if (words.length() <= said.length()) {
            return "";
        }
        String more = words.substring(said.length());
        said = words;
        return more;
    }

    private static String words(String version) {
        return WHITE_SPACE.matcher(version.stripLeading()).replaceAll(" ");
    }
}
