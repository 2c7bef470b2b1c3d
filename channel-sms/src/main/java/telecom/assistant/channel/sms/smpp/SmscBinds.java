package telecom.assistant.channel.sms.smpp;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsmpp.bean.BindType;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.channel.sms.config.SmsConfig;
import telecom.assistant.channel.sms.text.TextFormat;

/**
 * The node's binds to the hosts of one SMSC. Segments go through the first host that is bound and not pausing;
 * deliveries arrive through all of them.
 */
public final class SmscBinds implements SegmentSender, AutoCloseable {

    private final TextFormat format;

    /** The links for submissions, in order of preference. */
    private final List<SmppLink> senders = new ArrayList<>();

    private final List<SmppLink> receivers = new ArrayList<>();

    /** @param host the SMSC's first host */
    SmscBinds(SmsConfig.Smpp config, String host, SmscTls tls, Timers timers) {
        this.format = new SmscProfile(config.profile()).format();
        hosts(config, host, tls).forEach(smsc -> {
            if (config.separateBinds()) {
                senders.add(new SmppLink(config, smsc, BindType.BIND_TX, timers));
                receivers.add(new SmppLink(config, smsc, BindType.BIND_RX, timers));
            } else {
                senders.add(new SmppLink(config, smsc, BindType.BIND_TRX, timers));
            }
        });
    }

    private static Stream<SmscHost> hosts(SmsConfig.Smpp config, String host, SmscTls tls) {
        return Stream.concat(
                Stream.of(new SmscHost(host, config.port(), tls)),
                config.standby().stream().flatMap(List::stream).map(address -> SmscHost.of(address, tls)));
    }

    /** Starts binding. From then on, the handler gets everything that the SMSC delivers. */
    public void start(IncomingHandler handler) {
        links().forEach(link -> link.start(handler));
    }

    /** How long texts have been neither sent nor received; zero if they can be now. */
    public Duration unboundFor() {
        Duration sending = shortest(senders);
        Duration receiving = receivers.isEmpty() ? sending : shortest(receivers);
        return sending.compareTo(receiving) > 0 ? sending : receiving;
    }

    private static Duration shortest(List<SmppLink> links) {
        return links.stream()
                .map(SmppLink::unboundFor)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    @Override
    public TextFormat format(String to) {
        return format;
    }

    @Override
    public Optional<Uni<Void>> pause(String to) {
        return sender().pause(to);
    }

    @Override
    public Uni<SubmitOutcome> submit(Submission submission) {
        return Uni.createFrom().deferred(() -> sender().submit(submission));
    }

    private SmppLink sender() {
        List<SmppLink> bound = senders.stream().filter(SmppLink::isBound).toList();
        return bound.stream()
                .filter(link -> link.pause("").isEmpty())
                .findFirst()
                .orElseGet(() -> bound.isEmpty() ? senders.get(0) : bound.get(0));
    }

    @Override
    public void close() {
        links().forEach(SmppLink::close);
    }

    private Stream<SmppLink> links() {
        return Stream.concat(senders.stream(), receivers.stream());
    }
}
