package telecom.assistant.deploy.settings;

import io.quarkus.runtime.configuration.MemorySize;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Describes the valid values of a type. */
final class Types {

    private static final int MOST_LISTED = 8;

    private static final Map<Class<?>, String> DESCRIPTIONS = Map.of(
            Duration.class, "duration",
            MemorySize.class, "size",
            URI.class, "address",
            Path.class, "file",
            boolean.class, "true or false",
            String.class, "text");

    private Types() {}

    static String describe(Type type) {
        Class<?> raw = SettingsReader.raw(type);
        if (type instanceof ParameterizedType parameterized) {
            String inner = describe(parameterized.getActualTypeArguments()[0]);
            return raw == Optional.class ? inner : Collection.class.isAssignableFrom(raw) ? "list: " + inner : inner;
        }
        if (raw.isEnum()) {
            Object[] constants = raw.getEnumConstants();
            return constants.length > MOST_LISTED
                    ? raw.getSimpleName()
                    : Arrays.stream(constants)
                            .map(one -> "`"
                                    + one.toString().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
                            .collect(Collectors.joining(", "));
        }
        return DESCRIPTIONS.getOrDefault(raw, isNumber(raw) ? "number" : raw.getSimpleName());
    }

    private static boolean isNumber(Class<?> type) {
        return type.isPrimitive()
                || Number.class.isAssignableFrom(type)
                || type.getSimpleName().matches("Optional(Int|Long|Double)");
    }
}
