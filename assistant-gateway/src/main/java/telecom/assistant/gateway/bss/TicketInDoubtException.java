package telecom.assistant.gateway.bss;

/** Nobody knows whether the ticket was opened: the BSS gave no answer, and cannot say whether it has it. */
final class TicketInDoubtException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TicketInDoubtException() {
        super("ticket in doubt", null, false, false);
    }
}
