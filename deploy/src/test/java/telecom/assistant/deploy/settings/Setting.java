package telecom.assistant.deploy.settings;

import java.util.regex.Pattern;

/**
 * One setting of the application.
 *
 * @param name the property, with a placeholder such as {@code <name>} for each part that a deployment chooses
 * @param type a description of valid values
 * @param value the value that applies if nothing is set; empty if there is none
 * @param required whether the application refuses to start without it
 * @param description the purpose of the setting
 */
public record Setting(String name, String type, String value, boolean required, String description) {

    private static final String CHOSEN = "<[a-z]+>";

    /** The name of the environment variable that sets a property. */
    public static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(java.util.Locale.ROOT);
    }

    /** Whether an environment variable sets this setting. */
    public boolean isSetBy(String variable) {
        return matches(variable, "[A-Z0-9_]+", Setting::variable);
    }

    /** Whether a property sets this setting. */
    public boolean isNamed(String property) {
        return matches(property, "[^.]+", Pattern::quote);
    }

    private boolean matches(String given, String chosen, java.util.function.UnaryOperator<String> fixed) {
        StringBuilder pattern = new StringBuilder();
        int from = 0;
        var placeholder = Pattern.compile(CHOSEN).matcher(name);
        while (placeholder.find()) {
            pattern.append(fixed.apply(name.substring(from, placeholder.start())))
                    .append(chosen);
            from = placeholder.end();
        }
        pattern.append(fixed.apply(name.substring(from)));
        return given.matches(pattern.toString());
    }
}
