package telecom.assistant.deploy.settings;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the page docs/settings.md. */
final class SettingsPage {

    private static final String HEAD = """
            # Settings

            Every setting of the application. This page is generated from the code: `SettingsReferenceTest` fails if
            the page and the code differ, and regenerates the page if run with `-Dsettings.write=true`.

            Each setting is a property or an environment variable: `assistant.web.direct-line.secret` is
            `ASSISTANT_WEB_DIRECT_LINE_SECRET`. It can also be a file that is named after the property and contains its
            value, in the folder given by `SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS` (`/etc/assistant/secrets`), which is
            how secrets are mounted. An environment variable overrides a file; a file overrides the shipped values if
            the folder contains a file `config_ordinal` with the content `290`.

            A part in angle brackets is a name of your choice: a tier, a channel. A duration is written as `500ms`,
            `10s`, `5m`, `2h` or `1d`, a size as `64K` or `1M`. A setting without a value is off or unlimited unless
            its description says otherwise, and **required** means that the application does not start without it.
            """;

    private SettingsPage() {}

    static String of(SettingsReference reference) {
        StringBuilder page = new StringBuilder(HEAD);
        reference.byMapping().forEach((prefix, settings) -> page.append(section(prefix, settings)));
        page.append("\n## Short names\n\nThe environment variables to which the shipped settings refer.\n\n");
        page.append("| variable | sets |\n|---|---|\n");
        reference.shortNames().forEach((name, property) -> page.append(row("`" + name + "`", "`" + property + "`")));
        page.append("\n## Shipped values\n\nThe values that [application.properties]");
        page.append("(../src/main/resources/application.properties) sets in addition to those above. The reasons are "
                + "given there.\n\n");
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
