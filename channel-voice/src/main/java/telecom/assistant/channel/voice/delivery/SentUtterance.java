package telecom.assistant.channel.voice.delivery;

/** Words that were sent as one utterance, and how many of them have been spoken. */
final class SentUtterance {

    private static final double NANOS_PER_SECOND = 1e9;

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

    String words() {
        return words.toString();
    }

    /** The words that have been spoken, with the punctuation at the end if that is all that is left. */
    String spokenWords() {
        return isSpoken() ? words() : words.substring(0, spoken);
    }

    void add(String more, boolean last) {
        words.append(more);
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
     * The words up to the end of a stretch that the utterance contains: of the first occurrence that is not yet spoken,
     * or else of the last one.
     */
    String wordsThrough(String stretch) {
        return words.substring(0, endOfStretch(stretch));
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
