package telecom.assistant.gateway.access;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.stream.Collectors;

/**
 * {@code /access}: tells a page who is signed in, and serves the notices for people who have signed out or may not see
 * a page. Quarkus itself handles signing in and out.
 */
@ApplicationScoped
class AccessRoutes {

    private static final String PAGE = """
            <!doctype html>
            <html lang="ko">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%1$s</title>
            <link rel="stylesheet" href="/ui/styles/tokens.css">
            <link rel="stylesheet" href="/ui/styles/notice.css">
            <main>
              <h1>%1$s</h1>
              <p>%2$s</p>
              <p lang="en">%3$s</p>
              <p>%4$s</p>
            </main>
            """;

    private static final String REFUSED = PAGE.formatted(
            "이 화면을 볼 수 있는 권한이 없어요",
            "다른 계정으로 로그인하거나 관리자에게 권한을 요청해 주세요.",
            "Your account may not see this page. Sign in with another one, or ask for the role that it needs.",
            "<a href=\"/access/log-out\">로그아웃 · Sign out</a>");

    private static final String SIGNED_OUT = PAGE.formatted(
            "로그아웃했어요",
            "다시 로그인하려면 이동할 화면을 골라 주세요.",
            "You have signed out. To sign in again, choose where to go.",
            "<a href=\"/desk\">상담 화면 · Desk</a> <a href=\"/evaluation\">평가 · Evaluations</a>"
                    + " <a href=\"/knowledge\">안내문과 장애 공지 · Articles and incidents</a>");

    private final AccessConfig config;

    AccessRoutes(AccessConfig config) {
        this.config = config;
    }

    void install(@Observes Router router) {
        router.get("/access/me").handler(this::me);
        router.get("/access/signed-out").handler(context -> page(context, 200, SIGNED_OUT));
    }

    /**
     * Describes the current user. {@code logIn} is false if nobody has to sign in; the page then asks for a name
     * itself.
     */
    private void me(RoutingContext context) {
        JsonObject me = new JsonObject().put("logIn", config.logIn());
        Access.actorOf(context).ifPresent(actor -> me.put("id", actor.id())
                .put("name", actor.name())
                .put(
                        "roles",
                        new JsonArray(
                                actor.roles().stream().sorted().map(Role::label).collect(Collectors.toList())))
                .put("skills", new JsonArray(actor.skills().stream().sorted().toList()))
                .put("until", actor.until().toString()));
        context.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(me.encode());
    }

    /** Answers with the notice that this account may not see the page. */
    static void refuse(RoutingContext context) {
        page(context, 403, REFUSED);
    }

    private static void page(RoutingContext context, int status, String html) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cache-Control", "no-store")
                .end(html);
    }
}
