package telecom.assistant.channel.voice.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import telecom.assistant.channel.voice.speech.SpokenText;

/**
 * Words that were sent as one utterance, and how many of them have been spoken. Reports and estimates count the words
 * as a voice was given them; what is told to others is the text as it was written.
 */
final class SentUtterance {

    private static final double NANOS_PER_SECOND = 1e9;

    private final List<SpokenText> pieces = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private final long begunAt;
    private final double charactersPerSecond;
    private SpokenReply reply;
    private boolean ended;
    private int spoken;

    /**
     * @param reply the reply that the words belong to; null when they belong to none
     * @param begunAt in nanoseconds
     */
    SentUtterance(SpokenReply reply, long begunAt, double charactersPerSecond) {
        this.reply = reply;
        this.begunAt = begunAt;
        this.charactersPerSecond = charactersPerSecond;
    }

    SpokenReply reply() {
        return reply;
    }

    long begunAt() {
        return begunAt;
    }

    boolean isEnded() {
        return ended;
    }

    /** Whether it has been spoken to its end. */
    boolean isSpoken() {
        return ended && nextLetter(spoken) == words.length();
    }

    /** All of it, as it was written. */
    String written() {
        return pieces.stream().map(SpokenText::written).collect(Collectors.joining());
    }

    /** What has been heard of it, as it was written, with the punctuation at the end if that is all that is left. */
    String heard() {
        return isSpoken() ? written() : heardThrough(spoken);
    }

    /** What has been heard of it, as it was written, when that many characters of its words have been spoken. */
    private String heardThrough(int end) {
        StringBuilder heard = new StringBuilder();
        int left = end;
        for (SpokenText piece : pieces) {
            int length = piece.words().length();
            heard.append(piece.heard(Math.min(left, length)));
            left -= length;
            if (left <= 0) {
                return heard.toString();
            }
        }
        return heard.toString();
    }

    void add(SpokenText more, boolean last) {
        pieces.add(more);
        words.append(more.words());
        ended = last;
    }

    /** Detaches it from its reply. */
    void disown() {
        reply = null;
    }

    /** From now on, all of it that was sent counts as spoken. */
    void finish() {
        spoken = words.length();
    }

    /** How many nanoseconds it takes to speak that many characters. */
    double nanosFor(int characters) {
        return charactersPerSecond > 0 ? characters / charactersPerSecond * NANOS_PER_SECOND : 0;
    }

    /**
     * Counts all of it as spoken except its end, which never begins in the middle of a word.
     *
     * @param nanos the longest time that speaking this end may take
     * @return how long speaking it takes
     */
    double leaveUnspoken(double nanos) {
        double unspoken = Math.min(nanos, nanosFor(words.length()));
        int characters = (int) Math.ceil(unspoken / NANOS_PER_SECOND * charactersPerSecond);
        spoken = wordEnd(words.length() - Math.min(characters, words.length()));
        return unspoken;
    }

    /**
     * Accepts a report of played words if they are in this utterance: right after those reported before, from its
     * beginning again, or further on if reports were lost. Only letters and digits are compared.
     */
    boolean played(String report) {
        int end = endOf(report, spoken);
        if (end < 0) {
            end = endOf(report, 0);
        }
        for (int from = spoken + 1; end < 0 && from < words.length(); from++) {
            end = endOf(report, from);
        }
        spoken = Math.max(spoken, end);
        return end >= 0;
    }

    /** Whether it contains this stretch of speech. */
    boolean has(String stretch) {
        return endOfStretch(stretch) >= 0;
    }

    /**
     * What was heard of it when a stretch that it contains was spoken last, as it was written: up to the first
     * occurrence that is not yet spoken, or else to the last one.
     */
    String heardThrough(String stretch) {
        return heardThrough(endOfStretch(stretch));
    }

    /** What can be heard of it in that time, as it was written; all of it when no rate of speech is known. */
    String heardWithin(double nanos) {
        int characters = charactersPerSecond > 0
                ? (int) Math.min(words.length(), nanos / NANOS_PER_SECOND * charactersPerSecond)
                : words.length();
        return heardThrough(wordEnd(characters));
    }

    /** How many nanoseconds it takes to speak all of it. */
    double nanos() {
        return nanosFor(words.length());
    }

    private int endOfStretch(String stretch) {
        int end = endOf(stretch, 0);
        for (int from = 1; end < spoken && from < words.length(); from++) {
            end = Math.max(end, endOf(stretch, from));
        }
        return end;
    }

    /** Where the report ends if it starts at this index; -1 when the words differ. */
    private int endOf(String report, int from) {
        int at = from;
        boolean any = false;
        for (int i = 0; i < report.length(); i++) {
            char letter = report.charAt(i);
            if (Character.isLetterOrDigit(letter)) {
                at = nextLetter(at);
                if (at == words.length() || Character.toLowerCase(words.charAt(at)) != Character.toLowerCase(letter)) {
                    return -1;
                }
                at++;
                any = true;
            }
        }
        return any ? at : -1;
    }

    private int nextLetter(int from) {
        int at = from;
        while (at < words.length() && !Character.isLetterOrDigit(words.charAt(at))) {
            at++;
        }
        return at;
    }

    private int wordEnd(int at) {
        if (at == words.length() || Character.isWhitespace(words.charAt(at))) {
            return at;
        }
        return words.lastIndexOf(" ", at) + 1;
    }
}
