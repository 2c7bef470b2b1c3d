package telecom.assistant.channel.voice.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Keeps account of how much of what was sent has been spoken. The platform speaks one utterance after another. What it
 * reports as played counts, from its first report on; without reports the time since the words were sent tells, at the
 * usual rate of speech. Not safe for use by many threads.
 */
public final class Playback {

    /** More utterances than could be left to speak, or be of one reply. */
    private static final int REMEMBERED = 64;

    private final ToDoubleFunction<String> charactersPerSecond;
    private final LongSupplier nanoTime;
    private final Deque<SentUtterance> utterances = new ArrayDeque<>();
    private boolean reported;
    private double speakingFor;
    private long since;

    /**
     * @param charactersPerSecond the rate of speech in a language (BCP 47); 0 for one that counts as spoken when it is
     *     sent
     * @param nanoTime as {@link System#nanoTime()}
     */
    public Playback(ToDoubleFunction<String> charactersPerSecond, LongSupplier nanoTime) {
        this.charactersPerSecond = charactersPerSecond;
        this.nanoTime = nanoTime;
    }

    /**
     * Words went out.
     *
     * @param reply the reply that they belong to; null for words that are no reply
     */
    void sent(SpokenReply reply, String words, boolean last, String language) {
        double left = left();
        SentUtterance utterance = utterances.peekLast();
        if (utterance == null || utterance.isEnded()) {
            settle(left);
            utterance = new SentUtterance(reply, nanoTime.getAsLong(), charactersPerSecond.applyAsDouble(language));
            utterances.add(utterance);
        }
        utterance.add(words, last);
        speakingFor = left + utterance.nanosFor(words.length());
        since = nanoTime.getAsLong();
    }

    /** The reply is sent anew: what went out of it before is no part of it. */
    void startOver(SpokenReply reply) {
        of(reply).forEach(SentUtterance::disown);
    }

    private List<SentUtterance> of(SpokenReply reply) {
        return utterances.stream()
                .filter(utterance -> reply.equals(utterance.reply()))
                .toList();
    }

    /**
     * What has been spoken of a reply until an interruption. Platforms report the last stretch of speech only, so it is
     * looked for in what was sent.
     *
     * @return the stretch alone when it is nowhere in the reply
     */
    String spokenUntil(SpokenReply reply, String stretch) {
        List<SentUtterance> having =
                of(reply).stream().filter(utterance -> utterance.has(stretch)).toList();
        return having.stream()
                .filter(utterance -> !utterance.isSpoken())
                .findFirst()
                .or(() -> having.stream().reduce((one, later) -> later))
                .map(last -> wordsBefore(last) + last.wordsThrough(stretch))
                .orElse(stretch)
                .strip();
    }

    private String wordsBefore(SentUtterance utterance) {
        return of(utterance.reply()).stream()
                .takeWhile(before -> before != utterance)
                .map(SentUtterance::words)
                .collect(Collectors.joining());
    }

    /** What was sent is not spoken any further, and is no part of what is told from now on. */
    void clear() {
        utterances.clear();
        speakingFor = 0;
    }

    /** All that was sent counts as spoken. */
    void finish() {
        utterances.forEach(SentUtterance::finish);
        speakingFor = 0;
    }

    /** The platform reports words that it has played. */
    void played(String words) {
        List<SentUtterance> before = new ArrayList<>();
        for (SentUtterance utterance : utterances) {
            if (!utterance.isSpoken()) {
                if (utterance.played(words)) {
                    reported = true;
                    before.forEach(SentUtterance::finish);
                    return;
                }
                before.add(utterance);
            }
        }
    }

    /** Whether the platform says what it has played. */
    boolean isReported() {
        return reported;
    }

    /** The replies that are not spoken to their end if the line breaks off now, in their order. */
    List<CutReply> cutNow() {
        if (!reported) {
            estimate();
        }
        Map<SpokenReply, List<SentUtterance>> replies = utterances.stream()
                .filter(utterance -> utterance.reply() != null)
                .collect(Collectors.groupingBy(SentUtterance::reply, LinkedHashMap::new, Collectors.toList()));
        long now = nanoTime.getAsLong();
        return replies.values().stream()
                .filter(reply -> !reply.stream().allMatch(SentUtterance::isSpoken))
                .map(reply -> CutReply.of(reply, now))
                .toList();
    }

    /** What is left to be spoken is the end of what was sent. */
    private void estimate() {
        double left = left();
        Iterator<SentUtterance> newestFirst = utterances.descendingIterator();
        while (newestFirst.hasNext()) {
            left -= newestFirst.next().leaveUnspoken(left);
        }
    }

    /** How long the platform goes on speaking, in nanoseconds. */
    private double left() {
        return Math.max(0, speakingFor - (nanoTime.getAsLong() - since));
    }

    /** The beginning of a reply is kept while it goes on: whoever is interrupted has heard that, too. */
    private void settle(double left) {
        if (!reported && left == 0) {
            finish();
        }
        while (utterances.size() >= REMEMBERED) {
            utterances.removeFirst();
        }
    }
}
