package telecom.assistant.channel.sms.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import telecom.assistant.channel.sms.smpp.SubmitOutcome;

/** The counters of the SMS channel. */
public final class SmsMeters {

    private final MeterRegistry registry;

    public SmsMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Counts an incoming text, or a part of one, by its outcome: {@code published}, {@code stored}, {@code repeated},
     * {@code ignored}, {@code refused} or, in addition to {@code published}, {@code loop} or {@code flood}.
     */
    public void countReceived(String outcome) {
        registry.counter("assistant.sms.received", "outcome", outcome).increment();
    }

    /** Counts an incoming text that cannot be read. */
    public void countUnreadable(int dataCoding) {
        registry.counter("assistant.sms.unreadable", "coding", String.format("0x%02X", dataCoding))
                .increment();
    }

    /** Counts a submitted segment by its outcome. */
    void countSegment(SubmitOutcome.Status status) {
        String outcome = status.name().toLowerCase(Locale.ROOT);
        registry.counter("assistant.sms.segments", "outcome", outcome).increment();
    }

    /** Counts a reply that was cut because it was over its budget. */
    void countCut() {
        registry.counter("assistant.sms.cut").increment();
    }

    /**
     * Counts a receipt by its outcome: {@code matched}, {@code unmatched} (it came too early, or is not for a segment
     * of ours) or {@code interim}.
     */
    void countReceipt(String outcome) {
        registry.counter("assistant.sms.receipts", "outcome", outcome).increment();
    }
}
