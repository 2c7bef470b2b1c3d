package telecom.assistant.channel.voice.twiml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import telecom.assistant.channel.voice.inbound.CallSetup;

/**
 * The platform's report to the {@code action} URL when a session is over (Twilio, "TwiML Voice: Connect" and "TwiML
 * Voice: ConversationRelay", section "action").
 *
 * @param call the call; empty when its id is missing or malformed
 * @param status {@code SessionStatus}, safe for a log line: {@code ended}, {@code completed} or {@code failed}
 * @param callGoesOn whether the caller is still on the line
 * @param target the target of the hand-off; empty when the call was not handed back
 */
record SessionEnd(Optional<CallSetup> call, String status, boolean callGoesOn, Optional<String> target) {

    private static final Pattern STATUS = Pattern.compile("[A-Za-z-]{1,32}");
    private static final Pattern TARGET = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Set<String> FINAL_CALL_STATUSES =
            Set.of("completed", "busy", "failed", "no-answer", "canceled");

    /** A call handed back without a valid target goes to an agent. */
    private static final String DEFAULT_TARGET = "agent";

    private static final ObjectMapper JSON = new ObjectMapper();

    static SessionEnd of(MultivaluedMap<String, String> form) {
        String callStatus = form.getFirst("CallStatus");
        return new SessionEnd(
                setup(form),
                status(form),
                callStatus == null || !FINAL_CALL_STATUSES.contains(callStatus),
                Optional.ofNullable(form.getFirst("HandoffData"))
                        .filter(data -> !data.isBlank())
                        .map(SessionEnd::target));
    }

    /** Whether the connection failed while the call itself goes on. */
    boolean isLost() {
        return status.equals("failed") && callGoesOn && call.isPresent();
    }

    /** Whether the call is to be handed off. */
    boolean isHandOff() {
        return status.equals("ended") && callGoesOn && target.isPresent();
    }

    private static String target(String data) {
        try {
            String target = JSON.readTree(data).path("target").asText();
            return TARGET.matcher(target).matches() ? target : DEFAULT_TARGET;
        } catch (JsonProcessingException e) {
            return DEFAULT_TARGET;
        }
    }

    private static Optional<CallSetup> setup(MultivaluedMap<String, String> form) {
        String session = form.getFirst("SessionId");
        String sessionId = CallSetup.isId(session) ? session : "unknown";
        return Optional.ofNullable(form.getFirst("CallSid"))
                .filter(CallSetup::isId)
                .map(id -> new CallSetup(id, sessionId, form.getFirst("From"), form.getFirst("To"), null, null));
    }

    private static String status(MultivaluedMap<String, String> form) {
        return Optional.ofNullable(form.getFirst("SessionStatus"))
                .filter(STATUS.asMatchPredicate())
                .orElse("ended by the platform");
    }
}
