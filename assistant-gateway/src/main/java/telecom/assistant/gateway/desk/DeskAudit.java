package telecom.assistant.gateway.desk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import telecom.assistant.gateway.access.Auditor;
import telecom.assistant.gateway.access.Auditor.PlannedAction;
import telecom.assistant.gateway.desk.DeskCommands.RefusedCommand;
import telecom.assistant.gateway.desk.DeskFrames.Command;
import telecom.assistant.store.audit.Custody;
import telecom.assistant.store.audit.Custody.Holder;

/**
 * Audits an agent's commands before they are carried out. A signed-in agent who opens a conversation that is neither
 * theirs nor offered to them must give a reason. If log-in is off, there is no actor, so nothing is recorded.
 */
@ApplicationScoped
class DeskAudit {

    /** The audit trail's word for each command; other commands are invalid and refused later. */
    private static final Map<String, String> ACTIONS = Map.of(
            "open", "read", "older", "read", "join", "join", "say", "speak", "leave", "leave", "close", "close", "rate",
            "rate");

    /** The commands after which the page may see the utterances of a conversation. */
    private static final Set<String> OPENING = Set.of("open", "join");

    private final Auditor auditor;
    private final Custody custody;

    DeskAudit(Auditor auditor, Custody custody) {
        this.auditor = auditor;
        this.custody = custody;
    }

    /** Records that the agent sees the queue, which shows the last utterance of each conversation. */
    Uni<Void> recordQueue(Desk desk) {
        if (desk.actor().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return record(desk, new PlannedAction("read", "", "", "queue", desk.address(), ""))
                .invoke(desk::allowQueue);
    }

    /** Records a command; fails with {@link RefusedCommand} if a reason is required but missing. */
    Uni<Void> record(Desk desk, Command command) {
        String action = Optional.ofNullable(command.type()).map(ACTIONS::get).orElse(null);
        if (action == null || command.conversation() == null || desk.actor().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return custody.of(command.conversation()).flatMap(holder -> {
            if (desk.needsReason(holder) && !isJustified(desk, command)) {
                throw new RefusedCommand(
                        "reason-needed", "reason: missing (expected: why you open a conversation that is not yours)");
            }
            return record(desk, planned(desk, command, action, holder)).invoke(() -> {
                if (OPENING.contains(command.type())) {
                    desk.allowConversation(command.conversation());
                }
            });
        });
    }

    /** Whether the agent may give this command in a conversation that is not their own work. */
    private static boolean isJustified(Desk desk, Command command) {
        return switch (command.type()) {
            case "open" -> !isBlank(command.reason());
            case "older" -> desk.hasOpened(command.conversation());
            default -> true;
        };
    }

    private static PlannedAction planned(Desk desk, Command command, String action, Holder holder) {
        return new PlannedAction(
                action,
                holder.subscriber(),
                command.conversation().toString(),
                command.type(),
                desk.address(),
                command.reason());
    }

    private Uni<Void> record(Desk desk, PlannedAction planned) {
        return auditor.record(desk.actor(), desk.agent().id(), planned);
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
