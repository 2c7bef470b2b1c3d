package telecom.assistant.channel.voice.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import telecom.assistant.channel.voice.speech.SpokenText;

/**
 * Text that was sent as one utterance, and how much of it has been spoken. Reports and estimates refer to the text as
 * it was sent to the voice; everything returned as heard is the text as it was written.
 */
final class SentUtterance {

    private static final double NANOS_PER_SECOND = 1e9;

    private final List<SpokenText> pieces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final long startedAt;
    private final double charactersPerSecond;
    private SpokenReply reply;
    private boolean ended;
    private int spokenUpTo;

    /**
     * @param reply the reply to which the text belongs; null for none
     * @param startedAt when the utterance began, on the nanosecond clock
     */
    SentUtterance(SpokenReply reply, long startedAt, double charactersPerSecond) {
        this.reply = reply;
        this.startedAt = startedAt;
        this.charactersPerSecond = charactersPerSecond;
    }

    SpokenReply reply() {
        return reply;
    }

    long startedAt() {
        return startedAt;
    }

    boolean isEnded() {
        return ended;
    }

    /** Whether the utterance has been spoken to its end. */
    boolean isSpoken() {
        return ended && nextLetter(spokenUpTo) == text.length();
    }

    /** The whole text as it was written. */
    String written() {
        return pieces.stream().map(SpokenText::written).collect(Collectors.joining());
    }

    /**
     * The part of the written text that has been heard, including the punctuation at the end if nothing else is left.
     */
    String heard() {
        return isSpoken() ? written() : heardThrough(spokenUpTo);
    }

    /** The part of the written text that has been heard when the given number of characters has been spoken. */
    private String heardThrough(int end) {
        StringBuilder heard = new StringBuilder();
        int left = end;
        for (SpokenText piece : pieces) {
            int length = piece.spoken().length();
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
        text.append(more.spoken());
        ended = last;
    }

    /** Detaches the utterance from its reply. */
    void detachFromReply() {
        reply = null;
    }

    /** Counts everything sent so far as spoken. */
    void finish() {
        spokenUpTo = text.length();
    }

    /** How many nanoseconds it takes to speak the given number of characters. */
    double nanosFor(int characters) {
        return charactersPerSecond > 0 ? characters / charactersPerSecond * NANOS_PER_SECOND : 0;
    }

    /**
     * Counts everything as spoken except the end, which never begins in the middle of a word.
     *
     * @param nanos the longest time that it may take to speak the end
     * @return how long it takes to speak the end
     */
    double leaveUnspoken(double nanos) {
        double unspoken = Math.min(nanos, nanosFor(text.length()));
        int characters = (int) Math.ceil(unspoken / NANOS_PER_SECOND * charactersPerSecond);
        spokenUpTo = wordEnd(text.length() - Math.min(characters, text.length()));
        return unspoken;
    }

    /**
     * Accepts a report of played text if this utterance contains that text: right after the last report, again from the
     * beginning, or further on if reports were lost. Only letters and digits are compared.
     */
    boolean recordPlayed(String report) {
        int end = endOf(report, spokenUpTo);
        if (end < 0) {
            end = endOf(report, 0);
        }
        for (int from = spokenUpTo + 1; end < 0 && from < text.length(); from++) {
            end = endOf(report, from);
        }
        spokenUpTo = Math.max(spokenUpTo, end);
        return end >= 0;
    }

    /** Whether the utterance contains this stretch of speech. */
    boolean contains(String stretch) {
        return endOfStretch(stretch) >= 0;
    }

    /**
     * The part of the written text that has been heard if the given stretch, which the utterance contains, was spoken
     * last. It ends with the first occurrence that has not been spoken yet, or else with the last occurrence.
     */
    String heardThrough(String stretch) {
        return heardThrough(endOfStretch(stretch));
    }

    /** The part of the written text that can be heard in that time; all of it when no rate of speech is known. */
    String heardWithin(double nanos) {
        int characters = charactersPerSecond > 0
                ? (int) Math.min(text.length(), nanos / NANOS_PER_SECOND * charactersPerSecond)
                : text.length();
        return heardThrough(wordEnd(characters));
    }

    /** How many nanoseconds it takes to speak the whole utterance. */
    double nanos() {
        return nanosFor(text.length());
    }

    private int endOfStretch(String stretch) {
        int end = endOf(stretch, 0);
        for (int from = 1; end < spokenUpTo && from < text.length(); from++) {
            end = Math.max(end, endOf(stretch, from));
        }
        return end;
    }

    /** The end of the report in this utterance if it starts at this index; -1 if the text there differs. */
    private int endOf(String report, int from) {
        int at = from;
        boolean any = false;
        for (int i = 0; i < report.length(); i++) {
            char letter = report.charAt(i);
            if (Character.isLetterOrDigit(letter)) {
                at = nextLetter(at);
                if (at == text.length() || Character.toLowerCase(text.charAt(at)) != Character.toLowerCase(letter)) {
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
        while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int wordEnd(int at) {
        if (at == text.length() || Character.isWhitespace(text.charAt(at))) {
            return at;
        }
        return text.lastIndexOf(" ", at) + 1;
    }
}
