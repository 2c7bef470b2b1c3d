package telecom.assistant.channel.sms.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import telecom.assistant.channel.sms.smpp.SubmitOutcome;

/** What the SMS channel counts. */
public final class SmsMeters {

    private final MeterRegistry registry;

    public SmsMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * A text or a part of one came in: {@code published}, {@code stored}, {@code repeated}, {@code ignored}, {@code
     * refused} or, in addition to {@code published}, {@code loop} or {@code flood}.
     */
    public void received(String outcome) {
        registry.counter("assistant.sms.received", "outcome", outcome).increment();
    }

    /** A text came in that cannot be read. */
    public void unreadable(int dataCoding) {
        registry.counter("assistant.sms.unreadable", "coding", String.format("0x%02X", dataCoding))
                .increment();
    }

    /** A segment was submitted. */
    void segment(SubmitOutcome.Status status) {
        String outcome = status.name().toLowerCase(Locale.ROOT);
        registry.counter("assistant.sms.segments", "outcome", outcome).increment();
    }

    /** A reply was longer than its budget, and was cut. */
    void cut() {
        registry.counter("assistant.sms.cut").increment();
    }

    /** A receipt came in: {@code matched}, {@code unmatched} (too early, or not ours) or {@code interim}. */
    void receipt(String outcome) {
        registry.counter("assistant.sms.receipts", "outcome", outcome).increment();
    }
}
