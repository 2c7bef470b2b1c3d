package telecom.assistant.gateway.desk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import telecom.assistant.gateway.access.Auditor;
import telecom.assistant.gateway.access.Auditor.Deed;
import telecom.assistant.gateway.desk.DeskCommands.RefusedCommand;
import telecom.assistant.gateway.desk.DeskFrames.Command;
import telecom.assistant.store.audit.Custody;
import telecom.assistant.store.audit.Custody.Holder;

/**
 * Records what an agent is shown and does, before it happens. An agent who is signed in and opens a conversation that is
 * neither theirs nor offered to them has to say why. Without a log-in nobody is known, and nothing is recorded.
 */
@ApplicationScoped
class DeskAudit {

    /** What the trail calls each command; others are invalid and refused later. */
    private static final Map<String, String> ACTIONS = Map.of(
            "open", "read", "older", "read", "join", "join", "say", "speak", "leave", "leave", "close", "close", "rate",
            "rate");

    /** The commands after which the page is shown what is said in a conversation. */
    private static final Set<String> OPENING = Set.of("open", "join");

    private final Auditor auditor;
    private final Custody custody;

    DeskAudit(Auditor auditor, Custody custody) {
        this.auditor = auditor;
        this.custody = custody;
    }

    /** Records that the agent is shown the queue, with the last words of each conversation. */
    Uni<Void> recordQueue(Desk desk) {
        if (desk.actor().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return record(desk, new Deed("read", "", "", "queue", desk.address(), ""))
                .invoke(desk::mayBeShownTheQueue);
    }

    /** Fails with {@link RefusedCommand} if a reason is missing. */
    Uni<Void> record(Desk desk, Command command) {
        String action = Optional.ofNullable(command.type()).map(ACTIONS::get).orElse(null);
        if (action == null || command.conversation() == null || desk.actor().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return custody.of(command.conversation()).flatMap(holder -> {
            if (desk.needsReason(holder) && !isJustified(desk, command)) {
                throw new RefusedCommand(
                        "reason-needed", "reason: missing (expected: why you open what is not your own work)");
            }
            return record(desk, deed(desk, command, action, holder)).invoke(() -> {
                if (OPENING.contains(command.type())) {
                    desk.mayBeShown(command.conversation());
                }
            });
        });
    }

    /** Whether somebody may do this in a conversation that is not their own work. */
    private static boolean isJustified(Desk desk, Command command) {
        return switch (command.type()) {
            case "open" -> !isBlank(command.reason());
            case "older" -> desk.hasOpened(command.conversation());
            default -> true;
        };
    }

    private static Deed deed(Desk desk, Command command, String action, Holder holder) {
        return new Deed(
                action,
                holder.subscriber(),
                command.conversation().toString(),
                command.type(),
                desk.address(),
                command.reason());
    }

    private Uni<Void> record(Desk desk, Deed deed) {
        return auditor.record(desk.actor(), desk.agent().id(), deed);
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
