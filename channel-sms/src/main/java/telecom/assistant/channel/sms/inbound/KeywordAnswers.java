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
 * Handles whole texts: passes them on to the engine, or answers the keywords that every SMS service has to understand
 * without it, in the language of the word. After an opt-out nothing is sent until the subscriber opts in, except one
 * confirmation, the number to call to a subscriber who calls for help, and otherwise one word on how to come back. The
 * text is acknowledged once its effect is durable; the SMSC does not wait for the answer, which may itself have to wait
 * for the SMSC. A repeated text is not answered again.
 */
final class KeywordAnswers {

    private final SmsConfig.Answers words;
    private final OptOuts optOuts;
    private final EventSink events;
    private final ChannelAnswers answers;
    private final LoopGuard loops;
    private final Masking masking;
    private final Timers timers;
    private final CallsForHelp calls = new CallsForHelp();

    KeywordAnswers(
            SmsConfig.Answers words,
            OptOuts optOuts,
            EventSink events,
            ChannelAnswers answers,
            LoopGuard loops,
            Masking masking,
            Timers timers) {
        this.words = words;
        this.optOuts = optOuts;
        this.events = events;
        this.answers = answers;
        this.loops = loops;
        this.masking = masking;
        this.timers = timers;
    }

    /** Does what the text asks for, or passes it on. Changes of consent and the first calls for help are always heard. */
    Uni<Void> handle(InboundText text) {
        Optional<Keyword> keyword = Keyword.of(text.text());
        if (keyword.filter(Keyword.OPT_OUT::equals).isPresent()) {
            return optOut(text);
        }
        return since(text).chain(optedOut -> {
            if (optedOut.isPresent()
                    && keyword.filter(Keyword::optsInAfterOptOut).isPresent()) {
                return optIn(text);
            }
            Optional<Emergency> emergency = Emergency.in(text.text());
            if (emergency.isPresent() && isHeard(text)) {
                return optedOut.isPresent() ? sayWhomToCall(text, emergency.get()) : handle(text, keyword, optedOut);
            }
            return loops.judge(text).chain(verdict -> switch (verdict) {
                case FINE -> handle(text, keyword, optedOut);
                case LAST_OF_LOOP -> optedOut.isPresent() ? nothing() : answers.answer(text, words.loop());
                case TOO_MANY -> optedOut.isPresent() ? nothing() : sayThatThereAreTooMany(text);
                case TOO_LONG -> optedOut.isPresent() ? nothing() : answers.answer(text, words.goOn());
                case LOOP -> nothing();
            });
        });
    }

    private Uni<Void> handle(InboundText text, Optional<Keyword> keyword, Optional<Instant> optedOut) {
        if (keyword.filter(Keyword.HELP::equals).isPresent()) {
            return answers.answer(text, words.help());
        }
        if (keyword.filter(Keyword.OPT_IN::equals).isPresent()) {
            return optIn(text);
        }
        return events.publish(InboundEvents.utterance(text, masked(text)))
                .chain(() ->
                        optedOut.map(since -> sayHowToComeBack(text, since)).orElseGet(KeywordAnswers::nothing));
    }

    private Uni<Void> optOut(InboundText text) {
        return optOuts.optOut(text.subscriber(), InboundEvents.service(text))
                .chain(() -> events.publish(InboundEvents.consent(text, false)))
                .chain(() -> since(text))
                // Saying it again changes nothing, and is not confirmed again.
                .chain(since -> answers.answerOnce(text, "sms-opt-out", occasion(text, since), words.optOut()));
    }

    private Uni<Void> optIn(InboundText text) {
        // Publish first: after a failure, a repeated YES must still find the subscriber opted out.
        return events.publish(InboundEvents.consent(text, true))
                .chain(() -> optOuts.optIn(text.subscriber(), InboundEvents.service(text)))
                .chain(() -> answers.answer(text, words.optIn()));
    }

    private boolean isHeard(InboundText text) {
        return calls.isHeard(InboundEvents.route(text).leg(), text.id(), timers.now());
    }

    /** What the engine answers is not sent after an opt-out; the number is. */
    private Uni<Void> sayWhomToCall(InboundText text, Emergency emergency) {
        return events.publish(InboundEvents.utterance(text, masked(text)))
                .chain(() -> answers.answer(text, whomToCall(emergency)));
    }

    private SmsConfig.InBothLanguages whomToCall(Emergency emergency) {
        return switch (emergency) {
            case POLICE -> words.callPolice();
            case RESCUE -> words.callRescue();
            case SUICIDE -> words.callLifeline();
        };
    }

    private Uni<Void> sayHowToComeBack(InboundText text, Instant since) {
        return answers.answerOnce(text, "sms-come-back", occasion(text, Optional.of(since)), words.comeBack());
    }

    private Uni<Void> sayThatThereAreTooMany(InboundText text) {
        String occasion = InboundEvents.route(text).leg() + "/" + loops.floodPeriod();
        return answers.answerOnce(text, "sms-too-many", occasion, words.tooMany());
    }

    private String masked(InboundText text) {
        return masking.mask(Channel.SMS, InboundEvents.route(text).leg(), text.text());
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    private Uni<Optional<Instant>> since(InboundText text) {
        return optOuts.since(text.subscriber(), InboundEvents.service(text));
    }

    private static String occasion(InboundText text, Optional<Instant> since) {
        // Without a time the subscriber has opted in again in the meantime.
        return text.subscriber().value()
                + '/'
                + InboundEvents.service(text)
                + '/'
                + since.map(Instant::toString).orElse(text.id().toString());
    }
}
