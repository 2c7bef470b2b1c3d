package telecom.assistant.channel.sms.inbound;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jboss.logging.Logger;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.EventSink;
import telecom.assistant.channel.flow.DeliveryOutcome;
import telecom.assistant.channel.flow.SerialQueues;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.channel.personal.Masking;
import telecom.assistant.channel.sms.config.SmsConfig;
import telecom.assistant.channel.sms.delivery.OutgoingText;
import telecom.assistant.channel.sms.delivery.SmsMeters;
import telecom.assistant.channel.sms.smpp.Incoming;
import telecom.assistant.channel.sms.smpp.IncomingHandler.Accepted;
import telecom.assistant.channel.sms.text.Concatenation;
import telecom.assistant.store.sms.InboundPart;
import telecom.assistant.store.sms.InboundText;
import telecom.assistant.store.sms.InboundTexts;
import telecom.assistant.store.sms.InboundTexts.RepeatWindows;
import telecom.assistant.store.sms.OptOuts;

/**
 * Accepts texts from the SMSC. What is accepted is durable: a whole text is on Kafka, and a part of one is in the
 * store. A text that cannot be made durable is refused, and the SMSC sends it again. Texts of one subscriber keep their
 * order.
 */
public final class TextReceiver {

    private static final Logger LOG = Logger.getLogger(TextReceiver.class);

    /** How many overdue texts are passed on in one sweep. */
    private static final int OVERDUE_AT_ONCE = 100;

    private final SmsConfig.Inbound config;
    private final Senders senders;
    private final InboundTexts texts;
    private final KeywordAnswers keywords;
    private final UnreadableTexts unreadable;
    private final ResponsesUnderWay responses;
    private final SmsMeters meters;
    private final SerialQueues<SubscriberId> queues;

    /** @param sender sends what the channel itself answers, such as to STOP */
    public TextReceiver(
            SmsConfig config,
            Senders senders,
            InboundTexts texts,
            OptOuts optOuts,
            EventSink events,
            Function<OutgoingText, Uni<DeliveryOutcome>> sender,
            Timers timers,
            SmsMeters meters,
            Masking masking) {
        this.config = config.inbound();
        this.senders = senders;
        this.texts = texts;
        ChannelAnswers answers = new ChannelAnswers(sender);
        LoopGuard loops = new LoopGuard(this.config, texts, timers, meters);
        this.keywords = new KeywordAnswers(config.answers(), optOuts, events, answers, loops, masking, timers);
        this.unreadable = new UnreadableTexts(config, optOuts, answers, timers);
        this.responses = new ResponsesUnderWay(this.config.responseUnderWay(), timers::now);
        this.meters = meters;
        this.queues = new SerialQueues<>(this.config.laneLimit(), "assistant.sms.inbound.lane-limit");
    }

    /** Accepts a text or a part of one. */
    public Uni<Accepted> accept(Incoming.Part incoming) {
        Optional<InboundPart> part = toPart(incoming);
        if (part.isEmpty()) {
            // It is empty or not from a subscriber. Some SMSCs greet a bind with such a text.
            meters.received("ignored");
            return Uni.createFrom().item(Accepted.WITHOUT_FOLLOW_UP);
        }
        AtomicBoolean refused = new AtomicBoolean();
        return bounded(queues.run(part.get().subscriber(), () -> store(part.get(), refused)))
                .onFailure()
                .invoke(failure -> {
                    refused.set(true);
                    meters.received("refused");
                    LOG.warnf("text not accepted, to be sent again channel=sms cause=%s", reason(failure));
                });
    }

    /** Accepts a text that cannot be read: says so to the sender. */
    public Uni<Accepted> accept(Incoming.Unreadable incoming) {
        meters.unreadable(incoming.dataCoding());
        return senders.find(incoming.from(), incoming.to())
                .map(sender -> bounded(queues.run(sender.subscriber(), () -> unreadable.answer(sender, incoming.to())))
                        .replaceWith(Accepted.WITHOUT_FOLLOW_UP))
                .orElseGet(() -> Uni.createFrom().item(Accepted.WITHOUT_FOLLOW_UP));
    }

    /** The SMSC may repeat the texts whose responses were written last, or not yet. */
    public void onConnectionLost() {
        responses.inDoubt().forEach(this::storeDoubt);
    }

    /** The SMSC may repeat this text, to which there is no response. */
    private void doubt(InboundText text) {
        responses.forget(text);
        storeDoubt(text);
    }

    private void storeDoubt(InboundText text) {
        queues.run(text.subscriber(), () -> storedDoubt(text)).subscribe().with(done -> {});
    }

    private Uni<Void> storedDoubt(InboundText text) {
        return bounded(texts.responseInDoubt(text.subscriber(), text.id()))
                .onFailure()
                .invoke(failure -> LOG.warnf("lost response not stored channel=sms cause=%s", reason(failure)))
                .onFailure()
                .recoverWithNull();
    }

    /**
     * Passes on concatenated texts of which some parts never came, with gaps in their place: the other parts were
     * accepted and must not be lost. If several nodes do so at once, they publish the same event. Also forgets texts
     * that are too old to be repeated.
     */
    public Uni<Void> passOnOverdue() {
        return texts.overdue(config.reassemblyTimeout(), OVERDUE_AT_ONCE)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(text -> queues.run(text.subscriber(), () -> bounded(passOn(text)))
                        .invoke(() -> LOG.infof(
                                "text passed on without its missing parts channel=sms leg=%s",
                                InboundEvents.route(text).leg()))
                        .onFailure()
                        .recoverWithNull())
                .collect()
                .last()
                .chain(() -> texts.forget(config.repeatWindow().multipliedBy(2)));
    }

    /** @param refused whether the SMSC has been told to send it again, because the time was up before this was done */
    private Uni<Accepted> store(InboundPart part, AtomicBoolean refused) {
        RepeatWindows windows = new RepeatWindows(config.repeatWindow(), config.doubtfulRepeatWindow());
        return bounded(texts.arrived(part, windows)).chain(text -> {
            if (text.published()) {
                meters.received("repeated");
                return acknowledgeAfter(texts.repetitionAnswered(text.subscriber(), text.id()), text, refused);
            }
            if (!text.isWhole()) {
                meters.received("stored");
                return Uni.createFrom().item(Accepted.WITHOUT_FOLLOW_UP);
            }
            return acknowledgeAfter(passOn(text), text, refused);
        });
    }

    /**
     * When the time is up, the text is refused, although it may have been published, or is published later. The doubt is
     * stored within the same step of the subscriber's queue, so before the repetition is looked at.
     */
    private Uni<Accepted> acknowledgeAfter(Uni<Void> durable, InboundText text, AtomicBoolean refused) {
        return bounded(durable)
                .onFailure()
                .call(() -> storedDoubt(text))
                .call(() -> refused.get() ? storedDoubt(text) : Uni.createFrom().voidItem())
                .replaceWith(() -> acknowledging(text));
    }

    private Uni<Void> passOn(InboundText text) {
        return keywords.handle(text)
                .chain(() -> texts.published(text.subscriber(), text.id()))
                .invoke(() -> meters.received("published"));
    }

    private <T> Uni<T> bounded(Uni<T> work) {
        return work.ifNoItem().after(config.acceptTimeout()).fail();
    }

    private Accepted acknowledging(InboundText text) {
        responses.expect(text);
        return new Accepted(() -> responses.written(text), () -> doubt(text));
    }

    private Optional<InboundPart> toPart(Incoming.Part incoming) {
        String text = incoming.data().text();
        Optional<Concatenation> concatenation = incoming.data().concatenation();
        if (concatenation.isEmpty() && text.isBlank()) {
            return Optional.empty();
        }
        Integer reference = concatenation.map(Concatenation::reference).orElse(null);
        Concatenation place = concatenation.orElse(new Concatenation(0, 1, 1));
        return senders.find(incoming.from(), incoming.to())
                .map(sender -> new InboundPart(
                        sender.subscriber(),
                        sender.number(),
                        incoming.to(),
                        reference,
                        place.total(),
                        place.number(),
                        text));
    }

    private static String reason(Throwable failure) {
        // Not the message: a library's message may quote the text.
        return failure.getClass().getSimpleName();
    }
}
