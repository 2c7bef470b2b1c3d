package telecom.assistant.deploy.settings;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page docs/settings.md. */
final class SettingsPage {

    private static final String HEAD = """
            # Settings

            Every setting of the application, generated from the code: `SettingsReferenceTest` fails when this page differs
            from it, and writes it with `-Dsettings.write=true`.

            Each is a property or an environment variable: `assistant.web.direct-line.secret` is
            `ASSISTANT_WEB_DIRECT_LINE_SECRET`. It can also be a file that is named like the property and holds its value, in
            a folder that `SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS` names (`/etc/assistant/secrets`), which is how
            secrets are mounted. An environment variable goes before a file, and a file before what is shipped, if the folder
            has a file `config_ordinal` with `290`.

            A part in angle brackets is yours to choose: a tier, a channel. A duration is `500ms`, `10s`, `5m`, `2h` or `1d`,
            a size `64K` or `1M`. A setting without a value is off or unlimited unless its sentence says otherwise, and
            **required** means that the application does not start without it.
            """;

    private SettingsPage() {}

    static String of(SettingsReference reference) {
        StringBuilder page = new StringBuilder(HEAD);
        reference.byMapping().forEach((prefix, settings) -> page.append(section(prefix, settings)));
        page.append("\n## Short names\n\nEnvironment variables that the shipped settings refer to.\n\n");
        page.append("| variable | sets |\n|---|---|\n");
        reference.shortNames().forEach((name, property) -> page.append(row("`" + name + "`", "`" + property + "`")));
        page.append("\n## Values that are shipped\n\nWhat [application.properties]");
        page.append(
                "(../src/main/resources/application.properties) sets beyond the defaults above, with the reasons there.\n\n");
        page.append("| setting | value |\n|---|---|\n");
        Map<String, String> shipped = reference.shipped();
        shipped.forEach((name, value) -> {
            if (reference.all().stream().noneMatch(setting -> setting.name().equals(name))) {
                page.append(row("`" + name + "`", code(value)));
            }
        });
        return page.toString();
    }

    private static String section(String prefix, List<Setting> settings) {
        return "\n## `" + prefix + "`\n\n| setting | a value is | if not set | what it is for |\n|---|---|---|---|\n"
                + settings.stream()
                        .map(setting -> row(
                                "`" + setting.name() + "`",
                                setting.type(),
                                setting.required() ? "**required**" : code(setting.value()),
                                setting.description()))
                        .collect(Collectors.joining());
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String code(String value) {
        return value.isBlank() || value.equals("-") ? "" : "`" + value.replace("|", "\\|") + "`";
    }
}
