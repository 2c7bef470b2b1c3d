package telecom.assistant.channel.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body that is announced as larger than {@code quarkus.http.limits.max-body-size}: 413 in the form of the
 * protocol, and the connection is closed. One that is sent in chunks announces nothing; Quarkus cuts it off, without a
 * form. Gates with a smaller limit of their own come before.
 */
@ApplicationScoped
public class BodyLimit {

    /** After the gates, and before anything reads bodies. */
    private static final int PRIORITY = 900;

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,30}");

    private final Gatekeeper gatekeeper;
    private final BigInteger limit;

    public BodyLimit(
            Gatekeeper gatekeeper,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M") MemorySize limit) {
        this.gatekeeper = gatekeeper;
        this.limit = limit.asBigInteger();
    }

    public void install(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        if (!isTooLarge(context.request().getHeader(HttpHeaders.CONTENT_LENGTH))) {
            context.next();
            return;
        }
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        gatekeeper.error(Gatekeeper.pathOf(context), 413).answer(context, 413);
        context.request().connection().close();
    }

    private boolean isTooLarge(String announced) {
        return announced != null
                && DIGITS.matcher(announced).matches()
                && new BigInteger(announced).compareTo(limit) > 0;
    }
}
