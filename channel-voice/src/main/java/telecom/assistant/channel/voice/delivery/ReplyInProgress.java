package telecom.assistant.channel.voice.delivery;

import java.util.regex.Pattern;

/**
 * A reply of which words may have been said, and whose end has not. The engine tells a reply again from its start after a
 * crash, under the same id and not always in the same words; this knows what of a telling has been said already. Tellings
 * that differ in white space only are the same, because nobody hears it.
 */
final class ReplyInProgress {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private final SpokenReply reply;
    private final String language;
    private final StringBuilder told = new StringBuilder();
    private String said = "";
    private long toldUnder;
    private long lastSeq;

    ReplyInProgress(SpokenReply reply, String language) {
        this.reply = reply;
        this.language = language;
    }

    SpokenReply reply() {
        return reply;
    }

    ReplyTurn turn() {
        return reply.turn();
    }

    String language() {
        return language;
    }

    /**
     * Adds a delta to the telling. A greater epoch begins a new telling, and so does a number that does not rise. What
     * follows a missing delta is left out: the whole reply will have it.
     *
     * @return the telling so far
     */
    String tell(long epoch, long seq, String text) {
        if (epoch != toldUnder || seq <= lastSeq) {
            told.setLength(0);
            lastSeq = 0;
            toldUnder = epoch;
        }
        if (seq == lastSeq + 1) {
            told.append(text);
            lastSeq = seq;
        }
        return told.toString();
    }

    /** Whether the telling is in the words already said, as far as both go. */
    boolean agreesWith(String telling) {
        String words = words(telling);
        return words.startsWith(said) || said.startsWith(words);
    }

    /** Nothing of the reply counts as said any more. */
    void startOver() {
        said = "";
    }

    /** What of the telling has not been said yet; from now on it counts as said. */
    String advanceTo(String telling) {
        String words = words(telling);
        if (words.length() <= said.length()) {
            return "";
        }
        String more = words.substring(said.length());
        said = words;
        return more;
    }

    private static String words(String telling) {
        return WHITE_SPACE.matcher(telling.stripLeading()).replaceAll(" ");
    }
}
