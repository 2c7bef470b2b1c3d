package telecom.assistant.local.bss;

import java.math.BigDecimal;
import java.util.List;

/**
 * What there is of a subscriber. Times count from today, so that the data never looks old.
 *
 * @param party by which the subscriber is asked for: the number in E.164 form
 */
record Customer(String party, List<Bill> bills, List<Bucket> buckets, List<Ticket> tickets) {

    /** A bill of one month, in won. */
    record Bill(int monthsAgo, long amount, long unpaid) {}

    /** What is left of something. */
    record Bucket(String name, String usageType, BigDecimal amount, String units) {}

    /** A trouble that was reported before the stand-in began. */
    record Ticket(
            String description, String ticketType, String severity, String status, int daysAgo, int resolvedInDays) {}
}
