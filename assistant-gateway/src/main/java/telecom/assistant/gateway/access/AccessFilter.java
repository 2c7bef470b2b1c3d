package telecom.assistant.gateway.access;

import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import telecom.assistant.channel.http.ErrorForm;
import telecom.assistant.channel.http.Gatekeeper;

/**
 * Checks every request against {@link Rights} if log-in is on. Somebody who opens a page without being signed in is
 * redirected to the provider. Any other request is refused: with 401 if nobody is signed in, with 403 if the role is
 * wrong, and with 404 if the path, exactly as spelled, is not in the table.
 */
@ApplicationScoped
class AccessFilter {

    /**
     * Places this filter after the one that prepares Quarkus's authentication (200) and before its WebSocket filter
     * (101).
     */
    private static final int PRIORITY = 150;

    private static final Logger LOG = Logger.getLogger(AccessFilter.class);
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD");

    private final AccessConfig config;
    private final Gatekeeper gatekeeper;
    private final HttpAuthenticator authenticator;
    private final IdentityProviderManager identities;

    AccessFilter(
            AccessConfig config,
            Gatekeeper gatekeeper,
            HttpAuthenticator authenticator,
            IdentityProviderManager identities) {
        this.config = config;
        this.gatekeeper = gatekeeper;
        this.authenticator = authenticator;
        this.identities = identities;
    }

    void install(@Observes Filters filters) {
        if (config.logIn()) {
            filters.register(this::check, PRIORITY);
        }
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        String method = Gatekeeper.isHandshake(request)
                ? Right.SOCKET
                : request.method().name();
        Optional<Right> right = Rights.of(method, context.normalizedPath());
        if (right.isEmpty()) {
            refuse(context, 404);
        } else if (!right.get().needsLogIn()) {
            context.next();
        } else if (!SAFE_METHODS.contains(method) && isFromAnotherSite(request)) {
            refuse(context, 403);
        } else {
            QuarkusHttpUser.getSecurityIdentity(context, identities)
                    .subscribe()
                    .with(
                            identity -> Actor.of(identity, config)
                                    .ifPresentOrElse(
                                            actor -> admit(context, right.get(), actor),
                                            () -> challenge(context, right.get())),
                            failure -> fail(context, right.get(), failure));
        }
    }

    /**
     * A browser adds the session cookie to requests from other sites' pages, too, but names the site in {@code Origin}.
     */
    private static boolean isFromAnotherSite(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null || request.authority() == null) {
            return false;
        }
        try {
            return !request.authority().toString().equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private void admit(RoutingContext context, Right right, Actor actor) {
        if (right.admits(actor)) {
            Access.admit(context, actor);
            context.next();
        } else if (right.guard() == Right.Guard.PAGE) {
            AccessRoutes.refuse(context);
        } else {
            refuse(context, 403);
        }
    }

    private void challenge(RoutingContext context, Right right) {
        if (right.guard() != Right.Guard.PAGE) {
            refuse(context, 401);
            return;
        }
        authenticator
                .sendChallenge(context)
                .subscribe()
                .with(
                        sent -> {
                            if (!context.response().ended()) {
                                context.response().end();
                            }
                        },
                        failure -> unavailable(context, failure));
    }

    private void fail(RoutingContext context, Right right, Throwable failure) {
        if (failure instanceof AuthenticationRedirectException redirect) {
            context.response()
                    .setStatusCode(redirect.getCode())
                    .putHeader(HttpHeaders.LOCATION, redirect.getRedirectUri())
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end();
        } else if (failure instanceof AuthenticationFailedException) {
            challenge(context, right);
        } else if (failure instanceof AuthenticationCompletionException) {
            refuse(context, 401);
        } else {
            unavailable(context, failure);
        }
    }

    private void unavailable(RoutingContext context, Throwable failure) {
        LOG.warnf("log-in could not be checked cause=%s", failure.getClass().getSimpleName());
        refuse(context, 503);
    }

    private void refuse(RoutingContext context, int status) {
        if (status == 401) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
        }
        ErrorForm form = gatekeeper.error(context.normalizedPath(), status);
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, form.mediaType())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(form.body());
    }
}
