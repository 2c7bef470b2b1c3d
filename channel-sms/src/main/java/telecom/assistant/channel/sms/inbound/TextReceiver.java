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
 * Accepts texts from the SMSC. Everything that has been accepted is durable: a whole text is in Kafka, a part of one in
 * the store. A text that cannot be made durable is refused, and the SMSC sends it again. Texts from one subscriber keep
 * their order.
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

    /** @param sender sends answers from the channel itself, such as the one to STOP */
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
            // The text is empty or not from a subscriber. Some SMSCs send such a text when a node binds.
            meters.countReceived("ignored");
            return Uni.createFrom().item(Accepted.WITHOUT_FOLLOW_UP);
        }
        AtomicBoolean refused = new AtomicBoolean();
        return withTimeout(queues.run(part.get().subscriber(), () -> store(part.get(), refused)))
                .onFailure()
                .invoke(failure -> {
                    refused.set(true);
                    meters.countReceived("refused");
                    LOG.warnf("text not accepted, to be sent again channel=sms cause=%s", reason(failure));
                });
    }

    /** Accepts a text that cannot be read, and lets the sender know. */
    public Uni<Accepted> accept(Incoming.Unreadable incoming) {
        meters.countUnreadable(incoming.dataCoding());
        return senders.find(incoming.from(), incoming.to())
                .map(sender -> withTimeout(
                                queues.run(sender.subscriber(), () -> unreadable.answer(sender, incoming.to())))
                        .replaceWith(Accepted.WITHOUT_FOLLOW_UP))
                .orElseGet(() -> Uni.createFrom().item(Accepted.WITHOUT_FOLLOW_UP));
    }

    /** Marks the texts that the SMSC may repeat, because their responses were written just now or not at all. */
    public void onConnectionLost() {
        responses.drainInDoubt().forEach(this::enqueueDoubt);
    }

    /** Marks a text that the SMSC may repeat, because it did not get the response. */
    private void onResponseUnwritten(InboundText text) {
        responses.forget(text);
        enqueueDoubt(text);
    }

    private void enqueueDoubt(InboundText text) {
        queues.run(text.subscriber(), () -> storeDoubt(text)).subscribe().with(done -> {});
    }

    private Uni<Void> storeDoubt(InboundText text) {
        return withTimeout(texts.responseInDoubt(text.subscriber(), text.id()))
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("the loss of a response could not be stored channel=sms cause=%s", reason(failure)))
                .onFailure()
                .recoverWithNull();
    }

    /**
     * Passes on concatenated texts of which some parts never arrived, with gaps in their place: the other parts were
     * accepted and must not be lost. If several nodes do so at once, they publish the same event. Also deletes texts
     * that are too old for the SMSC to repeat.
     */
    public Uni<Void> passOnOverdue() {
        return texts.overdue(config.reassemblyTimeout(), OVERDUE_AT_ONCE)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(text -> queues.run(text.subscriber(), () -> withTimeout(passOn(text)))
                        .invoke(() -> LOG.infof(
                                "text passed on without its missing parts channel=sms leg=%s",
                                InboundEvents.route(text).leg()))
                        .onFailure()
                        .recoverWithNull())
                .collect()
                .last()
                .chain(() -> texts.forget(config.repeatWindow().multipliedBy(2)));
    }

    /**
     * @param refused set if the SMSC has been asked to send the text again, because the time was up before it was
     *     stored
     */
    private Uni<Accepted> store(InboundPart part, AtomicBoolean refused) {
        RepeatWindows windows = new RepeatWindows(config.repeatWindow(), config.doubtfulRepeatWindow());
        return withTimeout(texts.arrived(part, windows)).chain(text -> {
            if (text.published()) {
                meters.countReceived("repeated");
                return acknowledgeAfter(texts.repetitionAnswered(text.subscriber(), text.id()), text, refused);
            }
            if (!text.isWhole()) {
                meters.countReceived("stored");
                return Uni.createFrom().item(Accepted.WITHOUT_FOLLOW_UP);
            }
            return acknowledgeAfter(passOn(text), text, refused);
        });
    }

    /**
     * Acknowledges a text once it is durable. When the time is up, the text is refused, although it may already have
     * been published or may be published later. The doubt is stored in the same step of the subscriber's queue, and
     * therefore before the repetition is processed.
     */
    private Uni<Accepted> acknowledgeAfter(Uni<Void> durable, InboundText text, AtomicBoolean refused) {
        return withTimeout(durable)
                .onFailure()
                .call(() -> storeDoubt(text))
                .call(() -> refused.get() ? storeDoubt(text) : Uni.createFrom().voidItem())
                .replaceWith(() -> acceptance(text));
    }

    private Uni<Void> passOn(InboundText text) {
        return keywords.handle(text)
                .chain(() -> texts.published(text.subscriber(), text.id()))
                .invoke(() -> meters.countReceived("published"));
    }

    private <T> Uni<T> withTimeout(Uni<T> work) {
        return work.ifNoItem().after(config.acceptTimeout()).fail();
    }

    private Accepted acceptance(InboundText text) {
        responses.expect(text);
        return new Accepted(() -> responses.recordWritten(text), () -> onResponseUnwritten(text));
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
        // Without the exception's message, because a library may quote the text in it.
        return failure.getClass().getSimpleName();
    }
}
