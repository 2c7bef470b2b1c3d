package telecom.assistant.gateway.pages;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import telecom.assistant.channel.NodeRoles;

/**
 * Serves the phone at {@code /}, the desk at {@code /desk}, the evaluations at {@code /evaluation}, and what the assistant
 * lacks and the incidents at {@code /knowledge}, and sets the headers of these pages and their files. The data that all but
 * the first show is guarded where they request it; a node without their role does not serve them.
 */
@ApplicationScoped
class Pages {

    private static final int PRIORITY = 50;

    private final DemoRoutes demo;
    private final NodeRoles roles;
    private final ContentPolicy policy;
    private final Page phone = Page.read("index.html");
    private final Page desk = Page.read("desk.html");
    private final Page evaluation = Page.read("evaluation.html");
    private final Page knowledge = Page.read("knowledge.html");

    Pages(DemoConfig config, DemoRoutes demo, NodeRoles roles) {
        this.demo = demo;
        this.roles = roles;
        this.policy = new ContentPolicy(config.handsetUrl());
    }

    void install(@Observes Router router) {
        router.getWithRegex("/(index\\.html)?").handler(demo::guard).handler(context -> serve(context, phone));
        router.getWithRegex("/desk(/|\\.html)?").handler(context -> serve(context, desk, "desk"));
        router.getWithRegex("/evaluation(/|\\.html)?").handler(context -> serve(context, evaluation, "engine"));
        router.getWithRegex("/knowledge(/|\\.html)?").handler(context -> serve(context, knowledge, "engine"));
    }

    void install(@Observes Filters filters) {
        filters.register(Pages::protectFiles, PRIORITY);
    }

    private void serve(RoutingContext context, Page page, String role) {
        if (roles.has(role)) {
            serve(context, page);
        } else {
            context.response().setStatusCode(404).end();
        }
    }

    private void serve(RoutingContext context, Page page) {
        String language = PageLanguage.of(
                context.request().getParam("lang"), context.request().getHeader("Accept-Language"));
        context.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader(
                        "Content-Security-Policy",
                        policy.of(page, context.request().authority()))
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Permissions-Policy", "microphone=(self), camera=(), geolocation=(), payment=()")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Cache-Control", "no-cache")
                .putHeader("Vary", "Accept-Language")
                .end(page.in(language));
    }

    private static void protectFiles(RoutingContext context) {
        String path = context.normalizedPath();
        if (path.startsWith("/ui/") || path.startsWith("/_static/")) {
            context.addHeadersEndHandler(end -> {
                context.response().putHeader("X-Content-Type-Options", "nosniff");
                context.response().putHeader("Cross-Origin-Resource-Policy", "same-origin");
                // File names carry no version, so browsers have to ask again after each deployment.
                context.response().putHeader("Cache-Control", "no-cache");
            });
        }
        context.next();
    }
}
