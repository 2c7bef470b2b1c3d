package telecom.assistant.local.login;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import telecom.assistant.local.login.Grants.Grant;
import telecom.assistant.local.process.Await;

/**
 * The stand-in for the OpenID provider: OpenID Connect Core 1.0 with the code flow and PKCE, client credentials,
 * refresh tokens for a single use, and log-out, on loopback. It keeps no browser sessions: each sign-in asks who the
 * person is. It is running once {@link #start} returns. Its methods may be called from any thread.
 */
public final class LogInStandIn implements AutoCloseable {
    private static final long BODY_LIMIT = 64L * 1024;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Vertx vertx;
    private final String issuer;
    private final Tokens tokens;
    private final Grants grants = new Grants();
    private HttpServer server;

    private LogInStandIn(Vertx vertx, int port) {
        this.vertx = vertx;
        this.issuer = "http://127.0.0.1:" + port;
        this.tokens = new Tokens(issuer);
    }

    /** Listens on a loopback port. The port must be given, because the issuer contains it. */
    public static LogInStandIn start(Vertx vertx, int port) {
        LogInStandIn logIn = new LogInStandIn(vertx, port);
        HttpServerOptions options = new HttpServerOptions().setHost("127.0.0.1").setPort(port);
        logIn.server = Await.done(
                "the log-in stand-in cannot listen",
                vertx.createHttpServer(options).requestHandler(logIn.router()).listen());
        return logIn;
    }

    private Router router() {
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT));
        router.get("/.well-known/openid-configuration").handler(context -> json(context, 200, metadata()));
        router.get("/jwks").handler(context -> json(context, 200, tokens.keys()));
        router.get("/authorize").handler(this::authorize);
        router.post("/token").handler(this::token);
        router.get("/log-out").handler(this::logOut);
        return router;
    }

    /** The provider's metadata (OpenID Connect Discovery 1.0, section 3). */
    private JsonObject metadata() {
        return new JsonObject()
                .put("issuer", issuer)
                .put("authorization_endpoint", issuer + "/authorize")
                .put("token_endpoint", issuer + "/token")
                .put("jwks_uri", issuer + "/jwks")
                .put("end_session_endpoint", issuer + "/log-out")
                .put("response_types_supported", new JsonArray().add("code"))
                .put("subject_types_supported", new JsonArray().add("public"))
                .put("id_token_signing_alg_values_supported", new JsonArray().add("RS256"))
                .put("code_challenge_methods_supported", new JsonArray().add("S256"));
    }

    /** Shows the people who can sign in; once one has been chosen, sends the browser back with a code. */
    private void authorize(RoutingContext context) {
        HttpServerRequest request = context.request();
        String redirect = request.getParam("redirect_uri");
        if (!isLocal(redirect)
                || !Client.GATEWAY.id().equals(request.getParam("client_id"))
                || !"S256".equals(request.getParam("code_challenge_method"))
                || request.getParam("code_challenge") == null) {
            json(context, 400, new JsonObject().put("error", "invalid_request"));
            return;
        }
        Optional<Person> person =
                Optional.ofNullable(request.getParam("person")).flatMap(Person::of);
        if (person.isEmpty()) {
            context.response()
                    .putHeader("Content-Type", "text/html; charset=utf-8")
                    .putHeader("Cache-Control", "no-store")
                    .end(LogInPage.of(request.query()));
            return;
        }
        Grant grant = new Grant(person.get(), Client.GATEWAY.id(), request.getParam("nonce"));
        String code = grants.issueCode(grant, redirect, request.getParam("code_challenge"));
        redirect(context, redirect, "code=" + code, request.getParam("state"));
    }

    private void token(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<Client> client = client(request);
        if (client.isEmpty()) {
            json(context, 401, new JsonObject().put("error", "invalid_client"));
            return;
        }
        String kind = String.valueOf(request.getFormAttribute("grant_type"));
        if (kind.equals("client_credentials") && !client.get().roles().isEmpty()) {
            json(context, 200, answer(tokens.of(client.get())));
            return;
        }
        Optional<Grant> grant = kind.equals("refresh_token")
                ? grants.redeemRefresh(
                        request.getFormAttribute("refresh_token"), client.get().id())
                : grants.redeem(
                        request.getFormAttribute("code"),
                        client.get().id(),
                        request.getFormAttribute("redirect_uri"),
                        request.getFormAttribute("code_verifier"));
        grant.ifPresentOrElse(
                found -> json(context, 200, answer(found)),
                () -> json(context, 400, new JsonObject().put("error", "invalid_grant")));
    }

    private JsonObject answer(Grant grant) {
        String token = tokens.of(grant.person(), grant.client(), grant.nonce());
        return answer(token).put("id_token", token).put("refresh_token", grants.issueRefreshToken(grant));
    }

    private JsonObject answer(String accessToken) {
        return new JsonObject()
                .put("access_token", accessToken)
                .put("token_type", "Bearer")
                .put("expires_in", tokens.seconds());
    }

    /** Sends the browser back after a log-out (OpenID Connect RP-Initiated Logout 1.0, section 2). */
    private void logOut(RoutingContext context) {
        String target = context.request().getParam("post_logout_redirect_uri");
        if (isLocal(target)) {
            redirect(context, target, "", context.request().getParam("state"));
        } else {
            context.response().end("Signed out.");
        }
    }

    private static Optional<Client> client(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.startsWith("Basic ")) {
            return Client.of(request.getFormAttribute("client_id"), request.getFormAttribute("client_secret"));
        }
        String pair = new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
        int colon = Math.max(0, pair.indexOf(':'));
        return Client.of(pair.substring(0, colon), pair.substring(Math.min(pair.length(), colon + 1)));
    }

    private static boolean isLocal(String url) {
        try {
            return url != null
                    && LOOPBACK.contains(String.valueOf(URI.create(url).getHost()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void redirect(RoutingContext context, String target, String query, String state) {
        String parameters =
                state == null ? query : query + "&state=" + URLEncoder.encode(state, StandardCharsets.UTF_8);
        String separator = target.contains("?") ? "&" : "?";
        context.response()
                .setStatusCode(302)
                .putHeader("Location", parameters.isEmpty() ? target : target + separator + parameters)
                .end();
    }

    private static void json(RoutingContext context, int status, JsonObject body) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(body.encode());
    }

    /** The issuer, which is also the address to configure. */
    public String baseUrl() {
        return issuer;
    }

    /**
     * A token for a person, as if the person had signed in to another program that may call the gateway on the person's
     * behalf.
     */
    public String tokenOf(Person person) {
        return tokens.of(person, Client.GATEWAY.id(), null);
    }

    /** Sets the lifetime of the tokens that are issued from now on. */
    public void lifetime(Duration lifetime) {
        tokens.lifetime(lifetime);
    }

    /** Signs with a new key from now on; earlier tokens remain valid. */
    public void rotateKey() {
        tokens.rotate();
    }

    /** Ends all sign-ins: no token can be refreshed any more. */
    public void signEverybodyOut() {
        grants.forget();
    }

    /** Restores the usual lifetime and ends all sign-ins. */
    public void reset() {
        tokens.reset();
        grants.forget();
    }

    @Override
    public void close() {
        Await.done("the log-in stand-in did not close", server.close());
    }
}
