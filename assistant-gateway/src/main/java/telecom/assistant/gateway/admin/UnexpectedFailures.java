package telecom.assistant.gateway.admin;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.security.AuthenticationException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import telecom.assistant.channel.http.Gatekeeper;

/**
 * Answers requests that nothing else has answered because something failed, in the form of the protocol behind their
 * path, and logs the kind of failure. Quarkus's own handler would log the whole URL, in which a voice platform sends the
 * caller's number, and the exception's message, which may quote what was posted.
 */
@ApplicationScoped
class UnexpectedFailures {

    private static final Logger LOG = Logger.getLogger(UnexpectedFailures.class);
    private static final String OURS = "telecom.assistant";

    /** They fail with exceptions that may also mean something else. */
    private static final Set<String> DECODERS = Set.of(URLDecoder.class.getName(), QueryStringDecoder.class.getName());

    private final Gatekeeper gatekeeper;

    UnexpectedFailures(Gatekeeper gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    /** The first handler of failures that matches is the one that is asked, so this one precedes Quarkus's. */
    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::answer);
    }

    private void answer(RoutingContext context) {
        Throwable failure = context.failure();
        if (failure instanceof SecurityException || failure instanceof AuthenticationException) {
            // Quarkus answers for log-ins: with a challenge, or with a redirection once somebody has signed in.
            context.next();
            return;
        }
        if (context.response().ended()) {
            return;
        }
        int status = status(context, failure);
        if (status >= 500) {
            LOG.errorf("request failed status=%d cause=%s at=%s", status, kind(failure), place(failure));
        }
        if (context.response().headWritten()) {
            context.request().connection().close();
        } else {
            gatekeeper.error(Gatekeeper.pathOf(context), status).answer(context, status);
        }
    }

    private static int status(RoutingContext context, Throwable failure) {
        if (isUnreadable(failure)) {
            return 400;
        }
        return context.statusCode() >= 400 ? context.statusCode() : 500;
    }

    /** Whether what was posted could not be decoded. */
    private static boolean isUnreadable(Throwable failure) {
        return failure instanceof UnsupportedEncodingException
                || failure instanceof UnsupportedCharsetException
                || failure instanceof IllegalCharsetNameException
                || frames(failure).anyMatch(frame -> DECODERS.contains(frame.getClassName()));
    }

    private static String kind(Throwable failure) {
        return failure == null ? "none" : failure.getClass().getSimpleName();
    }

    /** Where in our code it failed, if it did. */
    private static String place(Throwable failure) {
        return frames(failure)
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("elsewhere");
    }

    private static Stream<StackTraceElement> frames(Throwable failure) {
        return failure == null ? Stream.empty() : Stream.of(failure.getStackTrace());
    }
}
