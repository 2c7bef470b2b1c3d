package telecom.assistant.local.bss;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Renders the data in the format of the Open APIs, version 4. */
final class OpenApiForm {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");
    private static final int DUE_DAY = 25;

    private OpenApiForm() {}

    static LocalDate today() {
        return LocalDate.now(SEOUL);
    }

    static ObjectNode bill(String party, Customer.Bill bill) {
        LocalDate first = today().withDayOfMonth(1).minusMonths(bill.monthsAgo());
        String number = "B-" + MONTH.format(first) + "-" + party.substring(Math.max(0, party.length() - 4));
        ObjectNode form = JSON.objectNode()
                .put("id", number)
                .put("href", "/tmf-api/customerBillManagement/v4/customerBill/" + number)
                .put("billNo", number)
                .put("billDate", at(first))
                .put("paymentDueDate", at(first.withDayOfMonth(DUE_DAY)))
                .put("category", "normal")
                .put("state", bill.unpaid() == 0 ? "settled" : "sent")
                .put("@type", "CustomerBill");
        form.set("amountDue", won(bill.amount()));
        form.set("taxIncludedAmount", won(bill.amount()));
        form.set("remainingAmount", won(bill.unpaid()));
        form.set("relatedParty", parties(party));
        return form;
    }

    private static ObjectNode won(long value) {
        return JSON.objectNode().put("unit", "KRW").put("value", value);
    }

    static ObjectNode bucket(Customer.Bucket bucket) {
        ObjectNode form = JSON.objectNode().put("name", bucket.name()).put("usageType", bucket.usageType());
        form.putObject("remainingValue").put("amount", bucket.amount()).put("units", bucket.units());
        LocalDate last = today().withDayOfMonth(today().lengthOfMonth());
        form.putObject("validFor").put("endDateTime", at(last));
        return form.put("isShared", false).put("@type", "Bucket");
    }

    static ObjectNode offering(Plan plan) {
        ObjectNode form = JSON.objectNode()
                .put("id", plan.id())
                .put("name", plan.name())
                .put("description", plan.description())
                .put("lifecycleStatus", "Active")
                .put("isSellable", true)
                .put("@type", "ProductOffering");
        form.putArray("productOfferingPrice")
                .addObject()
                .put("priceType", "recurring")
                .put("recurringChargePeriodType", "month")
                .set("price", won(plan.monthly()));
        return form;
    }

    static ObjectNode balance(String party, Customer.Balance balance) {
        ObjectNode form = JSON.objectNode().put("name", balance.name()).put("usageType", "monetary");
        form.putObject("remainingValue").put("amount", balance.amount()).put("units", "KRW");
        form.putObject("validFor").put("endDateTime", at(today().plusDays(balance.validForDays())));
        form.set("relatedParty", parties(party));
        return form.put("@type", "Bucket");
    }

    /** The plan that somebody has, with the name of the person in the reference to them. */
    static ObjectNode product(String party, Customer customer) {
        ObjectNode form = JSON.objectNode()
                .put("id", "P-" + party.substring(Math.max(0, party.length() - 4)))
                .put("name", customer.plan())
                .put("status", "active")
                .put("startDate", at(today().withDayOfMonth(1).minusMonths(14)))
                .put("@type", "Product");
        form.putObject("productOffering").put("name", customer.plan());
        ArrayNode parties = parties(party);
        ((ObjectNode) parties.get(0)).put("name", customer.name());
        form.set("relatedParty", parties);
        return form;
    }

    static ObjectNode problem(Problem problem) {
        ObjectNode form = JSON.objectNode()
                .put("id", problem.id())
                .put("href", "/tmf-api/serviceProblemManagement/v4/serviceProblem/" + problem.id())
                .put("category", "serviceProvider.declarer")
                .put("description", problem.description())
                .put("status", problem.status())
                .put("priority", 1)
                .put("creationDate", at(today()))
                .put("expectedResolutionDate", at(today().plusDays(problem.resolvedInDays())))
                .put("@type", "ServiceProblem");
        form.putArray("affectedLocation")
                .addObject()
                .put("name", problem.place())
                .put("@referredType", "GeographicSite");
        return form;
    }

    static ObjectNode ticket(String id, String party, Customer.Ticket ticket) {
        ObjectNode form = JSON.objectNode()
                .put("id", id)
                .put("href", "/tmf-api/troubleTicket/v4/troubleTicket/" + id)
                .put("description", ticket.description())
                .put("ticketType", ticket.ticketType())
                .put("severity", ticket.severity())
                .put("status", ticket.status())
                .put("creationDate", at(today().minusDays(ticket.daysAgo())))
                .put("expectedResolutionDate", at(today().plusDays(ticket.resolvedInDays())))
                .put("@type", "TroubleTicket");
        form.set("relatedParty", parties(party));
        return form;
    }

    private static ArrayNode parties(String party) {
        return JSON.arrayNode().add(JSON.objectNode().put("id", party).put("role", "customer"));
    }

    /** Midnight of the day in Seoul. */
    private static String at(LocalDate day) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(day.atStartOfDay(SEOUL));
    }
}
