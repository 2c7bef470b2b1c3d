package telecom.assistant.local.bss;

import java.math.BigDecimal;
import java.util.List;

/**
 * The data of a subscriber. Dates are relative to today, so that the data never looks old.
 *
 * @param party the id by which requests name the subscriber: the number in E.164 form
 * @param plan the name of the plan that the subscriber has
 */
record Customer(
        String party,
        String name,
        String plan,
        List<Bill> bills,
        List<Bucket> buckets,
        List<Ticket> tickets,
        List<Balance> balances) {

    Customer {
        balances = balances == null ? List.of() : List.copyOf(balances);
    }

    /** A prepaid balance, in won. */
    record Balance(String name, long amount, int validForDays) {}

    /** A bill of one month, in won. */
    record Bill(int monthsAgo, long amount, long unpaid) {}

    /** The remaining part of an allowance. */
    record Bucket(String name, String usageType, BigDecimal amount, String units) {}

    /** A ticket; its dates are given in days from today. */
    record Ticket(
            String description, String ticketType, String severity, String status, int daysAgo, int resolvedInDays) {}
}
