package telecom.assistant.channel.sms.inbound;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;
import telecom.assistant.channel.sms.config.SmsConfig;
import telecom.assistant.store.sms.InboundText;
import telecom.assistant.store.sms.InboundTexts;

/**
 * Passes on concatenated texts of which some parts never came, with gaps, because the other parts were accepted. If
 * several nodes do so at once, it is the same event.
 */
public final class OverdueTexts {

    private static final Logger LOG = Logger.getLogger(OverdueTexts.class);
    private static final int AT_ONCE = 100;

    private final SmsConfig.Inbound config;
    private final InboundTexts texts;
    private final TextReceiver receiver;

    public OverdueTexts(SmsConfig.Inbound config, InboundTexts texts, TextReceiver receiver) {
        this.config = config;
        this.texts = texts;
        this.receiver = receiver;
    }

    /** Passes on what is overdue, and forgets texts that are too old to be repeated. */
    public Uni<Void> sweep() {
        return texts.overdue(config.reassemblyTimeout(), AT_ONCE)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(text -> receiver.giveUpWaiting(text)
                        .invoke(() ->
                                LOG.infof("text passed on without its missing parts channel=sms leg=%s", leg(text)))
                        .onFailure()
                        .recoverWithNull())
                .collect()
                .last()
                .chain(() -> texts.forget(config.repeatWindow().multipliedBy(2)));
    }

    private static String leg(InboundText text) {
        return InboundEvents.route(text).leg();
    }
}
