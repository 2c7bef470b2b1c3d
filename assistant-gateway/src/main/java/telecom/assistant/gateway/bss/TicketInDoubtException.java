package telecom.assistant.gateway.bss;

/**
 * Signals that it is unknown whether a ticket was opened: the BSS did not answer, and could not be asked whether it has
 * the ticket.
 */
final class TicketInDoubtException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TicketInDoubtException() {
        super("unknown whether the trouble ticket was opened", null, false, false);
    }
}
