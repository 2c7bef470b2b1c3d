package telecom.assistant.channel.web.directline;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.channel.web.failure.WebFailure.Reason;
import telecom.assistant.channel.web.inbound.Intake;

/**
 * Refuses attachments, which are not supported. On any 4xx status, clients show that the message was not sent but not
 * why, so a message in the chat explains it, in the client's language.
 */
@ApplicationScoped
class RefusedUploads {

    private final Callers callers;
    private final Intake intake;

    RefusedUploads(Callers callers, Intake intake) {
        this.callers = callers;
        this.intake = intake;
    }

    /** Always fails: with {@link Reason#MEDIA_UNSUPPORTED}, or because the caller may not write here at all. */
    Uni<Void> refuse(HttpServerRequest request, String conversation) {
        callers.of(request).requireAccess(conversation);
        return intake.refuseAttachment(conversation, language(request)).chain(() -> Uni.createFrom()
                .failure(new WebFailure(Reason.MEDIA_UNSUPPORTED, "attachments: not supported (expected: text only)")));
    }

    /** The language that the client prefers; null when it does not state one. */
    private static String language(HttpServerRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return accepted == null || accepted.isBlank() ? null : accepted.split("[,;]", 2)[0].strip();
    }
}
