package telecom.assistant.channel.sms.inbound;

import io.smallrye.mutiny.Uni;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.channel.sms.config.SmsConfig;
import telecom.assistant.channel.sms.delivery.SmsMeters;
import telecom.assistant.store.sms.InboundText;
import telecom.assistant.store.sms.InboundTexts;

/**
 * Ends loops with machines that answer each of our texts, such as an out-of-office reply: of texts that say the same
 * within a while only the first few are answered. The last answer says how to go on, for people. Short answers such as
 * 네 or yes are exempt, because they answer different questions. Whatever they say, a subscriber's texts are limited.
 */
final class LoopGuard {

    private static final Logger LOG = Logger.getLogger(LoopGuard.class);

    /** Longer texts are no answers to a question that a machine would have to repeat to be in a loop. */
    private static final int LONGEST_SHORT_ANSWER = 4;

    /** In longer texts numbers are the time or a reference; in shorter ones they may be what is asked about. */
    private static final int LONGEST_QUESTION = 30;

    private static final Pattern NUMBER = Pattern.compile("(?<![a-z0-9])[0-9]+(?![a-z0-9])");

    private final SmsConfig.Inbound config;
    private final InboundTexts texts;
    private final Timers timers;
    private final SmsMeters meters;
    private final LongExchanges exchanges;

    /** What to do with a text. */
    enum Verdict {
        FINE,
        /** It says the same as earlier ones, and is to be answered by how to go on. */
        LAST_OF_LOOP,
        /** It says the same as earlier ones, and is not to be answered. */
        LOOP,
        /** The subscriber has sent too many texts. */
        TOO_MANY,
        /** Is the first of so many texts that the subscriber has to say that the exchange goes on. */
        TOO_LONG
    }

    LoopGuard(SmsConfig.Inbound config, InboundTexts texts, Timers timers, SmsMeters meters) {
        this.config = config;
        this.texts = texts;
        this.timers = timers;
        this.meters = meters;
        this.exchanges = new LongExchanges(
                config.exchanges().window(), config.exchanges().texts());
    }

    /** Judges a text by those before it. */
    Uni<Verdict> judge(InboundText text) {
        String gist = gist(text.text());
        boolean shortAnswer =
                gist.length() <= LONGEST_SHORT_ANSWER && Keyword.of(text.text()).isEmpty();
        return texts.earlier(
                        text.subscriber(),
                        text.id(),
                        gist,
                        config.loops().window(),
                        config.flood().period())
                .map(earlier -> judge(shortAnswer ? 0 : earlier.same(), earlier.lately()))
                .map(verdict -> verdict == Verdict.FINE ? judgeExchange(text) : verdict)
                .invoke(verdict -> report(verdict, text));
    }

    /** The present period of the limit, of which the subscriber is told once in each. */
    long floodPeriod() {
        return timers.now().toEpochMilli() / config.flood().period().toMillis();
    }

    private Verdict judge(int same, int lately) {
        int last = config.loops().answers() - 1;
        if (same > last) {
            return Verdict.LOOP;
        }
        if (lately >= config.flood().texts()) {
            return Verdict.TOO_MANY;
        }
        return same == last ? Verdict.LAST_OF_LOOP : Verdict.FINE;
    }

    private Verdict judgeExchange(InboundText text) {
        int excess = exchanges.excess(InboundEvents.route(text).leg(), text.id(), text.text(), timers.now());
        if (excess == 0) {
            return Verdict.FINE;
        }
        return excess == 1 ? Verdict.TOO_LONG : Verdict.LOOP;
    }

    private void report(Verdict verdict, InboundText text) {
        if (verdict != Verdict.FINE) {
            meters.received(verdict == Verdict.TOO_MANY ? "flood" : "loop");
            LOG.infof(
                    "text not handled channel=sms cause=%s leg=%s",
                    verdict, InboundEvents.route(text).leg());
        }
    }

    /** What a text says, apart from how it is written and, if it is long, from numbers. */
    static String gist(String text) {
        PlainWords words = PlainWords.of(text);
        return columns(words.joined()) <= LONGEST_QUESTION
                ? words.joined()
                : NUMBER.matcher(words.spaced()).replaceAll("").replace(" ", "");
    }

    /** How wide the text is: a Hangul syllable says as much as two Latin letters. */
    private static int columns(String text) {
        return text.chars().map(c -> c >= '\u1100' ? 2 : 1).sum();
    }
}
