package telecom.assistant.channel.sms;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.channel.SubscriberIdentity;
import telecom.assistant.channel.kafka.EventPublisher;
import telecom.assistant.channel.sms.delivery.OutboundConsumer;
import telecom.assistant.channel.sms.delivery.ReceiptReceiver;
import telecom.assistant.channel.sms.delivery.TextSender;
import telecom.assistant.channel.sms.flow.Backlog;
import telecom.assistant.channel.sms.inbound.OverdueTexts;
import telecom.assistant.channel.sms.inbound.TextReceiver;
import telecom.assistant.channel.sms.smpp.IncomingHandler;
import telecom.assistant.channel.sms.smpp.SegmentSender;
import telecom.assistant.channel.sms.smpp.SmppLink;
import telecom.assistant.channel.sms.smpp.SubmitOutcome;
import telecom.assistant.store.sms.DeliveryLedger;
import telecom.assistant.store.sms.InboundTexts;
import telecom.assistant.store.sms.OptOuts;

/**
 * The SMS channel: puts its parts together and wires the SMSC to the events. It binds only when the process has the role
 * {@code sms} and an SMSC is configured.
 */
@ApplicationScoped
public class SmsChannel {

    private static final Logger LOG = Logger.getLogger(SmsChannel.class);

    private static final SegmentSender NO_SMSC =
            submission -> Uni.createFrom().item(new SubmitOutcome.Refused("no SMSC configured", false));

    private final SmsConfig config;
    private final DeliveryLedger ledger;
    private final Optional<SmppLink> link;
    private final IncomingHandler incoming;
    private final OutboundConsumer outbound;
    private final OverdueTexts overdue;
    private Cancellable sweeping = () -> {};

    SmsChannel(
            SmsConfig config,
            SubscriberIdentity identity,
            EventPublisher publisher,
            InboundTexts texts,
            DeliveryLedger ledger,
            OptOuts optOuts,
            MeterRegistry registry,
            NodeRoles roles) {
        this.config = config;
        this.ledger = ledger;
        this.link =
                config.smpp().host().filter(host -> roles.has("sms")).map(host -> new SmppLink(config.smpp(), host));
        Backlog backlog = new Backlog(config.outbound().limit());
        SmsMeters meters = new SmsMeters(registry);
        EventSink events = publisher::publish;
        SegmentSender smsc = link.<SegmentSender>map(bind -> bind).orElse(NO_SMSC);
        TextSender sender = new TextSender(config, ledger, optOuts, smsc, events, meters);
        TextReceiver receiver = new TextReceiver(config, identity, texts, optOuts, events, sender::send, meters);
        ReceiptReceiver receipts = new ReceiptReceiver(identity, ledger, events, meters);
        this.incoming = new IncomingDispatcher(receiver, receipts, meters);
        this.outbound = new OutboundConsumer(sender, backlog, meters);
        this.overdue = new OverdueTexts(config.inbound(), texts, receiver);
        registry.gauge("assistant.sms.backlog", backlog, Backlog::size);
        link.ifPresent(bind -> registry.gauge("assistant.sms.bound", bind, it -> it.isBound() ? 1 : 0));
    }

    void start(@Observes StartupEvent event) {
        link.ifPresent(bind -> {
            bind.start(incoming);
            sweeping = sweepForever();
        });
    }

    void stop(@Observes ShutdownEvent event) {
        sweeping.cancel();
        link.ifPresent(SmppLink::close);
    }

    /** Takes one outbound record; see {@link OutboundConsumer}. */
    @Incoming("outbound-sms")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> deliver(Message<byte[]> message) {
        return outbound.take(message);
    }

    /** The bind; empty when this process has none. */
    Optional<SmppLink> link() {
        return link;
    }

    private Cancellable sweepForever() {
        return Multi.createFrom()
                .ticks()
                .every(config.inbound().sweepInterval())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> overdue.sweep()
                        .chain(() -> ledger.forget(
                                config.outbound().remember(), config.inbound().earlyReceiptAge()))
                        .onFailure()
                        .invoke(failure -> LOG.warnf(
                                "sweep failed channel=sms cause=%s",
                                failure.getClass().getSimpleName()))
                        .onFailure()
                        .recoverWithNull())
                .subscribe()
                .with(done -> {});
    }
}
