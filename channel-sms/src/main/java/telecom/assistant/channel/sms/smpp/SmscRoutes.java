package telecom.assistant.channel.sms.smpp;

import io.quarkus.tls.TlsConfiguration;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import telecom.assistant.channel.flow.Timers;
import telecom.assistant.channel.sms.config.SmsConfig;
import telecom.assistant.channel.sms.text.TextFormat;

/**
 * All SMSCs of the node. A segment goes to the SMSC with the longest prefix that matches the subscriber's number,
 * whether or not that SMSC is bound, because another SMSC would need different segments.
 */
public final class SmscRoutes implements SegmentSender, AutoCloseable {

    private final List<Smsc> smscs;

    /** @param prefix how the numbers begin, in E.164 form; empty for all numbers */
    private record Smsc(String prefix, SmscBinds binds) {}

    private SmscRoutes(List<Smsc> smscs) {
        this.smscs = smscs;
    }

    /**
     * The configured SMSCs; empty if the default one has no host.
     *
     * @param tlsConfigurations finds a TLS configuration by its name
     */
    public static Optional<SmscRoutes> of(
            SmsConfig config, Timers timers, Function<String, Optional<TlsConfiguration>> tlsConfigurations) {
        return config.smpp().host().map(host -> {
            SmscTls tls = SmscTls.of("assistant.sms.smpp.", config.smpp().tlsConfiguration(), tlsConfigurations);
            Smsc defaultSmsc = new Smsc("", new SmscBinds(config.smpp(), host, tls, timers));
            return new SmscRoutes(Stream.concat(
                            config.smscs().entrySet().stream()
                                    .flatMap(named -> smscs(named, timers, tlsConfigurations)),
                            Stream.of(defaultSmsc))
                    .sorted(Comparator.comparing((Smsc smsc) -> smsc.prefix().length())
                            .reversed())
                    .toList());
        });
    }

    private static Stream<Smsc> smscs(
            Map.Entry<String, SmsConfig.RoutedSmpp> named,
            Timers timers,
            Function<String, Optional<TlsConfiguration>> tlsConfigurations) {
        SmsConfig.RoutedSmpp config = named.getValue();
        String settings = "assistant.sms.smscs." + named.getKey() + ".";
        String host = config.host()
                .orElseThrow(() -> new IllegalArgumentException(settings + "host: none (expected: a host)"));
        SmscTls tls = SmscTls.of(settings, config.tlsConfiguration(), tlsConfigurations);
        SmscBinds binds = new SmscBinds(config, host, tls, timers);
        return config.prefixes().stream().map(prefix -> new Smsc(prefix, binds));
    }

    /** Starts binding. From then on, the handler gets everything that the SMSCs deliver. */
    public void start(IncomingHandler handler) {
        binds().forEach(binds -> binds.start(handler));
    }

    /** Whether texts can be sent and received now, to and from all subscribers. */
    public boolean isBound() {
        return unboundFor().isZero();
    }

    /** How long the SMSC whose bind was lost first has been unbound; zero if all are bound. */
    public Duration unboundFor() {
        return binds().stream()
                .map(SmscBinds::unboundFor)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    @Override
    public TextFormat format(String to) {
        return route(to).format(to);
    }

    @Override
    public Optional<Uni<Void>> pause(String to) {
        return route(to).pause(to);
    }

    @Override
    public Uni<SubmitOutcome> submit(Submission submission) {
        return route(submission.to()).submit(submission);
    }

    /** Unbinds. Submissions under way may finish. */
    @Override
    public void close() {
        binds().forEach(SmscBinds::close);
    }

    private SmscBinds route(String to) {
        return smscs.stream()
                .filter(smsc -> to.startsWith(smsc.prefix()))
                .findFirst()
                .orElseThrow()
                .binds();
    }

    private List<SmscBinds> binds() {
        return smscs.stream().map(Smsc::binds).distinct().toList();
    }
}
