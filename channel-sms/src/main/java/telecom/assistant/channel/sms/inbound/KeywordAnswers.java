package telecom.assistant.channel.sms.inbound;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Emergency;
import telecom.assistant.channel.event.EventSink;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.channel.personal.Masking;
import telecom.assistant.channel.sms.config.SmsConfig;
import telecom.assistant.store.sms.InboundText;
import telecom.assistant.store.sms.OptOuts;

/**
 * Handles whole texts: passes them on to the engine, or itself answers the keywords that every SMS service has to
 * understand, in the language of the keyword. After an opt-out, nothing is sent until the subscriber opts in, with
 * three exceptions: one confirmation, an emergency number in answer to a call for help, and once, if the subscriber
 * still writes, how to opt in again. A text is acknowledged once its effect is durable; the SMSC does not wait for the
 * answer, which may itself have to wait for the SMSC. A repeated text is not answered again.
 */
final class KeywordAnswers {

    private final SmsConfig.Answers wording;
    private final OptOuts optOuts;
    private final EventSink events;
    private final ChannelAnswers answers;
    private final LoopGuard loops;
    private final Masking masking;
    private final Timers timers;
    private final CallsForHelp callsForHelp = new CallsForHelp();

    KeywordAnswers(
            SmsConfig.Answers wording,
            OptOuts optOuts,
            EventSink events,
            ChannelAnswers answers,
            LoopGuard loops,
            Masking masking,
            Timers timers) {
        this.wording = wording;
        this.optOuts = optOuts;
        this.events = events;
        this.answers = answers;
        this.loops = loops;
        this.masking = masking;
        this.timers = timers;
    }

    /**
     * Does what the text asks for, or passes it on. Changes of consent and the first calls for help are always handled.
     */
    Uni<Void> handle(InboundText text) {
        Optional<Keyword> keyword = Keyword.of(text.text());
        if (keyword.filter(Keyword.OPT_OUT::equals).isPresent()) {
            return optOut(text);
        }
        return optedOutSince(text).chain(optedOut -> {
            if (optedOut.isPresent()
                    && keyword.filter(Keyword::optsInAfterOptOut).isPresent()) {
                return optIn(text);
            }
            Optional<Emergency> emergency = Emergency.in(text.text());
            if (emergency.isPresent() && isAdmittedCallForHelp(text)) {
                return optedOut.isPresent()
                        ? sendEmergencyNumber(text, emergency.get())
                        : handle(text, keyword, optedOut);
            }
            return loops.judge(text).chain(verdict -> switch (verdict) {
                case FINE -> handle(text, keyword, optedOut);
                case LAST_OF_LOOP -> optedOut.isPresent() ? nothing() : answers.answer(text, wording.loop());
                case TOO_MANY -> optedOut.isPresent() ? nothing() : sendTooManyNotice(text);
                case TOO_LONG -> optedOut.isPresent() ? nothing() : answers.answer(text, wording.goOn());
                case LOOP -> nothing();
            });
        });
    }

    private Uni<Void> handle(InboundText text, Optional<Keyword> keyword, Optional<Instant> optedOut) {
        if (keyword.filter(Keyword.HELP::equals).isPresent()) {
            return answers.answer(text, wording.help());
        }
        if (keyword.filter(Keyword.OPT_IN::equals).isPresent()) {
            return optIn(text);
        }
        return events.publish(InboundEvents.utterance(text, masked(text)))
                .chain(() -> optedOut.map(since -> explainOptIn(text, since)).orElseGet(KeywordAnswers::nothing));
    }

    private Uni<Void> optOut(InboundText text) {
        return optOuts.optOut(text.subscriber(), InboundEvents.service(text))
                .chain(() -> events.publish(InboundEvents.consent(text, false)))
                .chain(() -> optedOutSince(text))
                // A second opt-out changes nothing, and is not confirmed again.
                .chain(since -> answers.answerOnce(text, "sms-opt-out", occasion(text, since), wording.optOut()));
    }

    private Uni<Void> optIn(InboundText text) {
        // Publish first: after a failure, a repeated YES must still find the subscriber opted out.
        return events.publish(InboundEvents.consent(text, true))
                .chain(() -> optOuts.optIn(text.subscriber(), InboundEvents.service(text)))
                .chain(() -> answers.answer(text, wording.optIn()));
    }

    private boolean isAdmittedCallForHelp(InboundText text) {
        return callsForHelp.admit(InboundEvents.route(text).leg(), text.id(), timers.now());
    }

    /** After an opt-out the engine's answer is not sent, but the emergency number is. */
    private Uni<Void> sendEmergencyNumber(InboundText text, Emergency emergency) {
        return events.publish(InboundEvents.utterance(text, masked(text)))
                .chain(() -> answers.answer(text, numberFor(emergency)));
    }

    private SmsConfig.BilingualText numberFor(Emergency emergency) {
        return switch (emergency) {
            case POLICE -> wording.callPolice();
            case RESCUE -> wording.callRescue();
            case SUICIDE -> wording.callLifeline();
        };
    }

    private Uni<Void> explainOptIn(InboundText text, Instant since) {
        return answers.answerOnce(text, "sms-come-back", occasion(text, Optional.of(since)), wording.comeBack());
    }

    private Uni<Void> sendTooManyNotice(InboundText text) {
        String occasion = InboundEvents.route(text).leg() + "/" + loops.floodPeriod();
        return answers.answerOnce(text, "sms-too-many", occasion, wording.tooMany());
    }

    private String masked(InboundText text) {
        return masking.mask(Channel.SMS, InboundEvents.route(text).leg(), text.text());
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    private Uni<Optional<Instant>> optedOutSince(InboundText text) {
        return optOuts.since(text.subscriber(), InboundEvents.service(text));
    }

    private static String occasion(InboundText text, Optional<Instant> since) {
        // If there is no time, the subscriber has opted in again in the meantime.
        return text.subscriber().value()
                + '/'
                + InboundEvents.service(text)
                + '/'
                + since.map(Instant::toString).orElse(text.id().toString());
    }
}
