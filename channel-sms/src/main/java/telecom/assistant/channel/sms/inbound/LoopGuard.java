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
 * Ends loops with machines that answer each of our texts, such as an out-of-office reply: if several texts say the same
 * thing within a certain time, only the first few are answered. The last answer says how to continue, in case a person
 * is writing. Short answers such as 네 or yes are exempt, because they answer different questions. The number of texts
 * that a subscriber may send is limited in any case.
 */
final class LoopGuard {

    private static final Logger LOG = Logger.getLogger(LoopGuard.class);

    /** A text of up to this length may be the answer to a question, so repeating it does not make a loop. */
    private static final int LONGEST_SHORT_ANSWER = 4;

    /** In longer texts, numbers are a time or a reference; in shorter ones, they may be the subject of the question. */
    private static final int LONGEST_QUESTION = 30;

    private static final Pattern NUMBER = Pattern.compile("(?<![a-z0-9])[0-9]+(?![a-z0-9])");

    private final SmsConfig.Inbound config;
    private final InboundTexts texts;
    private final Timers timers;
    private final SmsMeters meters;
    private final LongExchanges exchanges;

    /** The decision about a text. */
    enum Verdict {
        FINE,
        /** The text says the same as earlier ones; the answer tells the subscriber how to continue. */
        LAST_OF_LOOP,
        /** The text says the same as earlier ones, and is not answered. */
        LOOP,
        /** The subscriber has sent too many texts. */
        TOO_MANY,
        /** The exchange has become so long that the subscriber has to confirm that it is to continue. */
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

    /** Judges a text by the subscriber's earlier texts. */
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

    /**
     * The number of the current period; the subscriber is notified at most once per period that there were too many
     * texts.
     */
    long floodPeriod() {
        return timers.now().toEpochMilli() / config.flood().period().toMillis();
    }

    private Verdict judge(int sameTexts, int recentTexts) {
        int last = config.loops().answers() - 1;
        if (sameTexts > last) {
            return Verdict.LOOP;
        }
        if (recentTexts >= config.flood().texts()) {
            return Verdict.TOO_MANY;
        }
        return sameTexts == last ? Verdict.LAST_OF_LOOP : Verdict.FINE;
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
            meters.countReceived(verdict == Verdict.TOO_MANY ? "flood" : "loop");
            LOG.infof(
                    "text not handled channel=sms cause=%s leg=%s",
                    verdict, InboundEvents.route(text).leg());
        }
    }

    /** The content of a text, without differences in spelling and, if it is long, without numbers. */
    static String gist(String text) {
        PlainWords words = PlainWords.of(text);
        return columns(words.joined()) <= LONGEST_QUESTION
                ? words.joined()
                : NUMBER.matcher(words.spaced()).replaceAll("").replace(" ", "");
    }

    /** The width of a text in columns: a Hangul syllable carries as much as two Latin letters. */
    private static int columns(String text) {
        return text.chars().map(c -> c >= '\u1100' ? 2 : 1).sum();
    }
}
