package telecom.assistant.channel.sms;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.NodeRoles;
import telecom.assistant.channel.ServiceNumbers;
import telecom.assistant.channel.SubscriberIdentity;
import telecom.assistant.channel.event.EventSink;
import telecom.assistant.channel.flow.OutboundSubscription;
import telecom.assistant.channel.flow.Periodic;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.channel.personal.Masking;
import telecom.assistant.channel.sms.config.SmsConfig;
import telecom.assistant.channel.sms.delivery.ReceiptReceiver;
import telecom.assistant.channel.sms.delivery.SmsMeters;
import telecom.assistant.channel.sms.delivery.TextSender;
import telecom.assistant.channel.sms.inbound.IncomingDispatcher;
import telecom.assistant.channel.sms.inbound.Senders;
import telecom.assistant.channel.sms.inbound.TextReceiver;
import telecom.assistant.channel.sms.smpp.SegmentSender;
import telecom.assistant.channel.sms.smpp.SmscRoutes;
import telecom.assistant.channel.sms.smpp.SubmitOutcome;
import telecom.assistant.store.sms.DeliveryLedger;
import telecom.assistant.store.sms.InboundTexts;
import telecom.assistant.store.sms.OptOuts;

/**
 * Wires together the parts of the channel that lie between the SMSC and Kafka. Binds only if the process has the role
 * {@code sms} and an SMSC is configured.
 */
@ApplicationScoped
public class SmsChannel {

    private static final SegmentSender NO_SMSC =
            submission -> Uni.createFrom().item(new SubmitOutcome(SubmitOutcome.Status.REFUSED, "no SMSC configured"));

    private final SmsConfig config;
    private final DeliveryLedger ledger;
    private final Timers timers;
    private final Optional<SmscRoutes> smscs;
    private final IncomingDispatcher dispatcher;
    private final OutboundSubscription outbound;
    private final TextReceiver receiver;
    private Cancellable sweeping = () -> {};

    SmsChannel(
            SmsConfig config,
            SubscriberIdentity identity,
            EventSink events,
            InboundTexts texts,
            DeliveryLedger ledger,
            OptOuts optOuts,
            ServiceNumbers numbers,
            Masking masking,
            Timers timers,
            MeterRegistry registry,
            NodeRoles roles,
            TlsConfigurationRegistry tls) {
        this.config = config;
        this.ledger = ledger;
        this.timers = timers;
        this.smscs = roles.has("sms") ? SmscRoutes.of(config, timers, tls::get) : Optional.empty();
        SmsMeters meters = new SmsMeters(registry);
        SegmentSender smsc = smscs.<SegmentSender>map(routes -> routes).orElse(NO_SMSC);
        TextSender sender = new TextSender(config, ledger, optOuts, smsc, events, timers, meters);
        this.receiver = new TextReceiver(
                config,
                new Senders(identity, numbers, config),
                texts,
                optOuts,
                events.noting(sender::shown),
                sender::sendInBackground,
                timers,
                meters,
                masking);
        ReceiptReceiver receipts = new ReceiptReceiver(config.smpp().address(), identity, ledger, events, meters);
        this.dispatcher = new IncomingDispatcher(receiver, receipts, meters);
        this.outbound = new OutboundSubscription(Channel.SMS, config.outbound().limit(), registry, sender::deliver);
        smscs.ifPresent(routes -> registry.gauge("assistant.sms.bound", routes, it -> it.isBound() ? 1 : 0));
    }

    void start(@Observes StartupEvent event) {
        smscs.ifPresent(routes -> {
            routes.start(dispatcher);
            sweeping = Periodic.every(
                    config.inbound().sweepInterval(), timers, "overdue texts not passed on channel=sms", this::sweep);
        });
    }

    void stop(@Observes ShutdownEvent event) {
        sweeping.cancel();
        smscs.ifPresent(SmscRoutes::close);
    }

    @Incoming("outbound-sms")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> deliver(Message<byte[]> message) {
        return outbound.consume(message);
    }

    /** The SMSCs that this process uses; empty if it uses none. */
    Optional<SmscRoutes> smscs() {
        return smscs;
    }

    private Uni<Void> sweep() {
        return receiver.passOnOverdue()
                .chain(() -> ledger.forget(
                        config.outbound().remember(), config.inbound().earlyReceiptAge()));
    }
}
