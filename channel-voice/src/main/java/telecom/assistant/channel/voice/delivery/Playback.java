package telecom.assistant.channel.voice.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import telecom.assistant.channel.Language;
import telecom.assistant.channel.voice.speech.SpeechNormalizer;
import telecom.assistant.channel.voice.speech.SpokenText;

/**
 * Keeps track of how much of the sent text has been spoken. The platform speaks one utterance after another. Once it
 * reports what it has played, only its reports count; until then, the spoken part is estimated from the time since the
 * text was sent and the usual rate of speech. Not safe for use by many threads.
 */
public final class Playback {

    /** A limit above the number of utterances that can be waiting to be spoken, or can belong to one reply. */
    private static final int REMEMBERED = 64;

    private final ToDoubleFunction<String> charactersPerSecond;
    private final LongSupplier nanoTime;
    private final Deque<SentUtterance> utterances = new ArrayDeque<>();
    private boolean reported;
    private double speakingFor;
    private long lastSentAt;

    /**
     * @param charactersPerSecond the rate of speech in a language (BCP 47); if 0, text counts as spoken as soon as it
     *     is sent
     * @param nanoTime a clock like {@link System#nanoTime()}
     */
    public Playback(ToDoubleFunction<String> charactersPerSecond, LongSupplier nanoTime) {
        this.charactersPerSecond = charactersPerSecond;
        this.nanoTime = nanoTime;
    }

    /**
     * Records that text was sent.
     *
     * @param reply the reply to which the text belongs; null for none
     */
    void recordSent(SpokenReply reply, SpokenText text, boolean last, String language) {
        double left = nanosLeft();
        SentUtterance utterance = utterances.peekLast();
        if (utterance == null || utterance.isEnded()) {
            settle(left);
            utterance = new SentUtterance(reply, nanoTime.getAsLong(), charactersPerSecond.applyAsDouble(language));
            utterances.add(utterance);
        }
        utterance.add(text, last);
        speakingFor = left + utterance.nanosFor(text.spoken().length());
        lastSentAt = nanoTime.getAsLong();
    }

    /** Detaches from the reply everything sent so far, because the reply is being sent again from its start. */
    void startOver(SpokenReply reply) {
        utterancesOf(reply).forEach(SentUtterance::detachFromReply);
    }

    private List<SentUtterance> utterancesOf(SpokenReply reply) {
        return utterances.stream()
                .filter(utterance -> reply.equals(utterance.reply()))
                .toList();
    }

    /**
     * The part of a reply that had been heard, from its beginning, when the caller spoke over it; never more than was
     * sent. Platforms report only the last stretch of speech, in their own spelling, so it is searched for in the sent
     * text. If it is not found there, the time decides.
     *
     * @param millis milliseconds since the reply began to be spoken, as the platform reports them
     */
    String spokenUntil(SpokenReply reply, ReportedStretch stretch, long millis) {
        return stretch.readings()
                .flatMap(reading -> spokenUntil(reply, reading).stream())
                .findFirst()
                .orElseGet(() -> stretch.isEmpty() && millis == 0 ? "" : spokenWithin(reply, millis))
                .strip();
    }

    private Optional<String> spokenUntil(SpokenReply reply, String stretch) {
        List<SentUtterance> containing = utterancesOf(reply).stream()
                .filter(utterance -> utterance.contains(stretch))
                .toList();
        return containing.stream()
                .filter(utterance -> !utterance.isSpoken())
                .findFirst()
                .or(() -> containing.stream().reduce((one, later) -> later))
                .map(last -> writtenBefore(last) + last.heardThrough(stretch));
    }

    private String spokenWithin(SpokenReply reply, long millis) {
        StringBuilder heard = new StringBuilder();
        double left = TimeUnit.MILLISECONDS.toNanos(millis);
        for (SentUtterance utterance : utterancesOf(reply)) {
            heard.append(utterance.heardWithin(Math.max(0, left)));
            left -= utterance.nanos();
        }
        return heard.toString();
    }

    private String writtenBefore(SentUtterance utterance) {
        return utterancesOf(utterance.reply()).stream()
                .takeWhile(before -> before != utterance)
                .map(SentUtterance::written)
                .collect(Collectors.joining());
    }

    /**
     * A reply that was cut off while being sent. All that was sent counts as heard, because the platform still speaks
     * it.
     */
    CutReply cutReplyAsSent(SpokenReply reply) {
        List<SentUtterance> sent = utterancesOf(reply);
        String written = sent.stream()
                .map(SentUtterance::written)
                .collect(Collectors.joining())
                .strip();
        double nanos = sent.stream().mapToDouble(SentUtterance::nanos).sum();
        return new CutReply(reply, written, TimeUnit.NANOSECONDS.toMillis((long) nanos));
    }

    /** How much longer the platform will be speaking, by the usual rate of speech. */
    Duration remaining() {
        return Duration.ofNanos((long) nanosLeft());
    }

    /** Discards everything that was sent, because no more of it will be spoken. */
    void clear() {
        utterances.clear();
        speakingFor = 0;
    }

    /** Counts everything that was sent as spoken. */
    void finish() {
        utterances.forEach(SentUtterance::finish);
        speakingFor = 0;
    }

    /**
     * Records text that the platform reports as played; platforms report it either as it was sent or as it was written.
     */
    void recordPlayed(String text) {
        if (!accept(text) && !accept(spoken(text, Language.KOREAN))) {
            accept(spoken(text, Language.ENGLISH));
        }
    }

    private static String spoken(String text, String language) {
        return SpeechNormalizer.of(language).speak(text).spoken();
    }

    private boolean accept(String text) {
        List<SentUtterance> before = new ArrayList<>();
        for (SentUtterance utterance : utterances) {
            if (!utterance.isSpoken()) {
                if (utterance.recordPlayed(text)) {
                    reported = true;
                    before.forEach(SentUtterance::finish);
                    return true;
                }
                before.add(utterance);
            }
        }
        return false;
    }

    /** Whether the platform has reported anything as played. */
    boolean isReported() {
        return reported;
    }

    /** The replies that would not be spoken to their end if the line were cut now, oldest first. */
    List<CutReply> cutIfEndedNow() {
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

    /** Marks the end of the sent text, for which there has not been enough time yet, as unspoken. */
    private void estimate() {
        double left = nanosLeft();
        Iterator<SentUtterance> newestFirst = utterances.descendingIterator();
        while (newestFirst.hasNext()) {
            left -= newestFirst.next().leaveUnspoken(left);
        }
    }

    /** How much longer the platform will be speaking, in nanoseconds. */
    private double nanosLeft() {
        return Math.max(0, speakingFor - (nanoTime.getAsLong() - lastSentAt));
    }

    /**
     * Counts everything as spoken if the platform must have finished, and makes room for one more utterance. Spoken
     * utterances are kept as long as possible, because a cut reply is reported from its beginning.
     */
    private void settle(double left) {
        if (!reported && left == 0) {
            finish();
        }
        while (utterances.size() >= REMEMBERED) {
            utterances.removeFirst();
        }
    }
}
