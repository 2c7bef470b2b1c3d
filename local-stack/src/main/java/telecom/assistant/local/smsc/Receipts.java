package telecom.assistant.local.smsc;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jsmpp.bean.OptionalParameter;
import telecom.assistant.local.handset.Msisdn;

/** Reports the outcome of submitted messages to the ESME. */
final class Receipts {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMddHHmm");
    private static final Duration ACKNOWLEDGEMENT_LIMIT = Duration.ofSeconds(2);
    private static final byte STATE_DELIVERED = 2;
    private static final byte STATE_UNDELIVERABLE = 5;

    /**
     * A delivery receipt.
     *
     * @param handset the recipient of the message; {@code sender} is the address that submitted it
     * @param decimal whether to write the id in decimal and without TLVs
     */
    record Receipt(long id, Msisdn handset, Msisdn sender, boolean arrived, boolean decimal) {
        EsmeDelivery.Pdu pdu() {
            String now = DATE.format(LocalDateTime.now(ZoneOffset.UTC));
            String text = "id:%s sub:001 dlvrd:%s submit date:%s done date:%s stat:%s err:%s text:"
                    .formatted(
                            decimal ? Long.toString(id) : Long.toHexString(id),
                            arrived ? "001" : "000",
                            now,
                            now,
                            arrived ? "DELIVRD" : "UNDELIV",
                            arrived ? "000" : "001");
            return EsmeDelivery.Pdu.receipt(text, decimal ? List.of() : parameters());
        }

        private List<OptionalParameter> parameters() {
            return List.of(
                    new OptionalParameter.Receipted_message_id(Long.toHexString(id)),
                    new OptionalParameter.Message_state(arrived ? STATE_DELIVERED : STATE_UNDELIVERABLE));
        }
    }

    private final EsmeDeliveries deliveries;
    private final Workers workers;
    private final Duration delay;

    Receipts(EsmeDeliveries deliveries, Workers workers, Duration delay) {
        this.deliveries = deliveries;
        this.workers = workers;
        this.delay = delay;
    }

    void sendLater(Receipt receipt) {
        workers.after(delay, () -> send(receipt, arrived -> {}));
    }

    /** Sends the receipt and returns once the ESME has acknowledged it, or after a time limit. */
    void sendNow(Receipt receipt) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        send(receipt, done::complete);
        try {
            done.get(ACKNOWLEDGEMENT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException late) {
            // Stops waiting: the ESME may acknowledge the receipt only after its submit has been answered.
        }
    }

    private void send(Receipt receipt, Consumer<Boolean> done) {
        deliveries.add(receipt, new EsmeDelivery(receipt.handset(), receipt.sender(), List.of(receipt.pdu()), done));
    }
}
