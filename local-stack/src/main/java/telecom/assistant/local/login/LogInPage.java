package telecom.assistant.local.login;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The page on which one click signs in as an invented person. */
final class LogInPage {
    private static final Map<String, String> ROLES = Map.of(
            "agent", "상담원 · agent",
            "supervisor", "관리자 · supervisor",
            "admin", "운영자 · administrator",
            "auditor", "감사자 · auditor");

    private static final String TEMPLATE = """
            <!doctype html>
            <html lang="ko">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>로그인 · Sign in</title>
            <style>
              body { display: grid; place-items: center; min-height: 100vh; margin: 0; font: 16px/1.5 system-ui, sans-serif }
              main { width: min(360px, calc(100%% - 32px)) }
              h1 { font-size: 1.25rem; margin: 0 }
              p { margin: 4px 0 20px; opacity: .75; font-size: .875rem }
              a { display: flex; justify-content: space-between; align-items: center; gap: 12px; min-height: 52px;
                  padding: 0 16px; margin: 8px 0; border: 1px solid color-mix(in srgb, currentColor 25%%, transparent);
                  border-radius: 12px; color: inherit; text-decoration: none }
              a:hover, a:focus-visible { background: color-mix(in srgb, currentColor 8%%, transparent) }
              small { opacity: .75 }
            </style>
            <main>
              <h1>누구로 로그인할까요?</h1>
              <p>연습용 로그인이며 모두 가상의 인물이에요.<br>A stand-in for your OpenID provider; these people are invented.</p>
              %s
            </main>
            """;

    private LogInPage() {}

    /** @param query the query of the sign-in request, to which each link adds the person */
    static String of(String query) {
        return TEMPLATE.formatted(
                Person.ALL.stream().map(person -> link(query, person)).collect(Collectors.joining("\n  ")));
    }

    private static String link(String query, Person person) {
        String role = person.roles().stream().map(ROLES::get).collect(Collectors.joining(", "));
        return "<a href=\"authorize?%s&amp;person=%s\" data-person=\"%s\"><span>%s</span><small>%s</small></a>"
                .formatted(
                        escape(query),
                        URLEncoder.encode(person.id(), StandardCharsets.UTF_8),
                        person.id(),
                        person.name(),
                        role.isEmpty() ? "권한 없음 · no role" : role);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }
}
