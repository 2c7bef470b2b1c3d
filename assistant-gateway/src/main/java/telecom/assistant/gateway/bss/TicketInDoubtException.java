package telecom.assistant.gateway.bss;

/**
 * It is unknown whether the ticket was opened: the BSS did not answer, and could not be asked whether it has the
 * ticket.
 */
final class TicketInDoubtException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TicketInDoubtException() {
        super("ticket in doubt", null, false, false);
    }
}
