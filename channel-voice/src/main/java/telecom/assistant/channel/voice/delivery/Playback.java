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
 * Keeps track of how much of what was sent has been spoken. The platform speaks one utterance after another. Once it
 * reports what it has played, only its reports count; until then, what has been spoken is estimated from the time since
 * the words were sent and the usual rate of speech. Not safe for use by many threads.
 */
public final class Playback {

    /** More utterances than can be waiting to be spoken or belong to one reply. */
    private static final int REMEMBERED = 64;

    private final ToDoubleFunction<String> charactersPerSecond;
    private final LongSupplier nanoTime;
    private final Deque<SentUtterance> utterances = new ArrayDeque<>();
    private boolean reported;
    private double speakingFor;
    private long since;

    /**
     * @param charactersPerSecond the rate of speech in a language (BCP 47); with 0, words count as spoken when they are
     *     sent
     * @param nanoTime as {@link System#nanoTime()}
     */
    public Playback(ToDoubleFunction<String> charactersPerSecond, LongSupplier nanoTime) {
        this.charactersPerSecond = charactersPerSecond;
        this.nanoTime = nanoTime;
    }

    /**
     * Notes that words were sent.
     *
     * @param reply the reply that they belong to; null when they belong to none
     */
    void sent(SpokenReply reply, SpokenText words, boolean last, String language) {
        double left = left();
        SentUtterance utterance = utterances.peekLast();
        if (utterance == null || utterance.isEnded()) {
            settle(left);
            utterance = new SentUtterance(reply, nanoTime.getAsLong(), charactersPerSecond.applyAsDouble(language));
            utterances.add(utterance);
        }
        utterance.add(words, last);
        speakingFor = left + utterance.nanosFor(words.words().length());
        since = nanoTime.getAsLong();
    }

    /** The reply is being sent again from its start: what was sent before no longer belongs to it. */
    void startOver(SpokenReply reply) {
        utterancesOf(reply).forEach(SentUtterance::disown);
    }

    private List<SentUtterance> utterancesOf(SpokenReply reply) {
        return utterances.stream()
                .filter(utterance -> reply.equals(utterance.reply()))
                .toList();
    }

    /**
     * What had been heard of a reply, from its beginning, when the caller spoke over it; never more than was sent.
     * Platforms report only the last stretch of speech, and spell it as they like, so it is looked up in what was sent.
     * If it is not found there, the time decides.
     *
     * @param millis the time from the first words of the reply, as the platform reports it
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
                .filter(utterance -> utterance.has(stretch))
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

    /** A reply of which no more will be sent, with all that was sent; the platform still speaks that. */
    CutReply endedAsSent(SpokenReply reply) {
        List<SentUtterance> sent = utterancesOf(reply);
        String written = sent.stream()
                .map(SentUtterance::written)
                .collect(Collectors.joining())
                .strip();
        double nanos = sent.stream().mapToDouble(SentUtterance::nanos).sum();
        return new CutReply(reply, written, TimeUnit.NANOSECONDS.toMillis((long) nanos));
    }

    /** How much longer the platform will speak what was sent, by the usual rate of speech. */
    Duration remaining() {
        return Duration.ofNanos((long) left());
    }

    /** Forgets all that was sent, because none of it will be spoken any more. */
    void clear() {
        utterances.clear();
        speakingFor = 0;
    }

    /** Makes all that was sent count as spoken. */
    void finish() {
        utterances.forEach(SentUtterance::finish);
        speakingFor = 0;
    }

    /** Records which words the platform reports as played, as they were sent or as they were written. */
    void played(String words) {
        if (!accept(words) && !accept(spoken(words, Language.KOREAN))) {
            accept(spoken(words, Language.ENGLISH));
        }
    }

    private static String spoken(String words, String language) {
        return SpeechNormalizer.of(language).speak(words).words();
    }

    private boolean accept(String words) {
        List<SentUtterance> before = new ArrayList<>();
        for (SentUtterance utterance : utterances) {
            if (!utterance.isSpoken()) {
                if (utterance.played(words)) {
                    reported = true;
                    before.forEach(SentUtterance::finish);
                    return true;
                }
                before.add(utterance);
            }
        }
        return false;
    }

    /** Whether the platform reports what it has played. */
    boolean isReported() {
        return reported;
    }

    /** The replies whose end would not be spoken if the line were cut now, oldest first. */
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

    /** Marks as unspoken the last words sent, for which there has not been time yet. */
    private void estimate() {
        double left = left();
        Iterator<SentUtterance> newestFirst = utterances.descendingIterator();
        while (newestFirst.hasNext()) {
            left -= newestFirst.next().leaveUnspoken(left);
        }
    }

    /** How much longer the platform will speak, in nanoseconds. */
    private double left() {
        return Math.max(0, speakingFor - (nanoTime.getAsLong() - since));
    }

    /**
     * Counts everything as spoken if nothing is left to speak, and makes room for one more utterance. Spoken ones are
     * kept as long as possible, because a cut reply is reported from its beginning.
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
