package telecom.assistant.gateway.bss;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import telecom.assistant.gateway.tool.Note;

/**
 * A bill (TMF678 {@code CustomerBill}). Whatever the BSS leaves out is null, and is also left out of what the model
 * sees.
 *
 * @param billDate a day, like the other dates
 * @param remainingAmount what is still unpaid
 * @param state such as {@code new} or {@code settled}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Bill(
        String billNo, String billDate, String paymentDueDate, Money amountDue, Money remainingAmount, String state) {

    static Bill of(JsonNode bill, ZoneId zone) {
        return new Bill(
                BssJson.text(bill.path("billNo")),
                BssJson.day(bill.path("billDate"), zone),
                BssJson.day(bill.path("paymentDueDate"), zone),
                Money.of(bill.path("amountDue")).orElse(null),
                Money.of(bill.path("remainingAmount")).orElse(null),
                BssJson.text(bill.path("state")));
    }

    /** The line that an agent sees. */
    Note shown() {
        Note amount = amountDue == null ? new Note("금액 없음", "no amount") : amountDue.shown();
        Note due = paymentDueDate == null
                ? new Note("", "")
                : new Note(", 납부 기한 " + paymentDueDate, ", due " + paymentDueDate);
        String day = billDate == null ? "" : billDate + " ";
        return new Note(day + amount.ko() + due.ko() + unpaid().ko(), day + amount.en() + due.en() + unpaid().en());
    }

    private Note unpaid() {
        if (remainingAmount == null) {
            return new Note("", "");
        }
        return remainingAmount.value().signum() == 0
                ? new Note(", 완납", ", paid")
                : new Note(
                        ", 미납 " + remainingAmount.shown().ko(),
                        ", unpaid " + remainingAmount.shown().en());
    }
}
