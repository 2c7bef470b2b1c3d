package telecom.assistant.deploy.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import io.smallrye.config.common.utils.StringUtil;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Finds all settings of a {@code @ConfigMapping}, including those in nested groups, maps and lists. */
final class SettingsReader {

    private final Sources sources;
    private final Map<String, String> shipped;
    /** By name, because an interface may override the default of a setting that it inherits. */
    private final Map<String, Setting> found = new LinkedHashMap<>();

    /** @param shipped the values in application.properties, which override the defaults in the code */
    SettingsReader(Sources sources, Map<String, String> shipped) {
        this.sources = sources;
        this.shipped = shipped;
    }

    /** The settings of one mapping, in the order of the source. */
    List<Setting> read(Class<?> mapping) throws ReflectiveOperationException {
        found.clear();
        group(mapping, mapping.getAnnotation(ConfigMapping.class).prefix(), null);
        return List.copyOf(found.values());
    }

    /** @param groupComment the comment on the group, used for settings that have none of their own */
    private void group(Class<?> type, String prefix, String groupComment) throws ReflectiveOperationException {
        for (Class<?> inherited : type.getInterfaces()) {
            group(inherited, prefix, groupComment);
        }
        for (var method : sources.methods(type).entrySet()) {
            Method getter = type.getDeclaredMethod(method.getKey());
            String comment = method.getValue() == null ? groupComment : method.getValue();
            setting(getter, name(getter, prefix), getter.getGenericReturnType(), comment);
        }
    }

    private static String name(Method getter, String prefix) {
        if (getter.isAnnotationPresent(WithParentName.class)) {
            return prefix;
        }
        WithName given = getter.getAnnotation(WithName.class);
        return prefix + "." + (given == null ? StringUtil.skewer(getter.getName()) : given.value());
    }

    private void setting(Method getter, String name, Type type, String comment) throws ReflectiveOperationException {
        Class<?> raw = raw(type);
        if (raw == Map.class) {
            Type[] arguments = ((ParameterizedType) type).getActualTypeArguments();
            setting(getter, name + ".<" + placeholder(raw(arguments[0]), name) + ">", arguments[1], comment);
        } else if ((raw == Optional.class || raw == List.class) && isGroup(argument(type))) {
            group(argument(type), raw == List.class ? name + "[<n>]" : name, comment);
        } else if (raw == Optional.class
                && raw(argumentType(type)) == List.class
                && isGroup(argument(argumentType(type)))) {
            group(argument(argumentType(type)), name + "[<n>]", comment);
        } else if (isGroup(raw)) {
            group(raw, name, comment);
        } else {
            WithDefault standard = getter.getAnnotation(WithDefault.class);
            String value = shipped.getOrDefault(name, standard == null ? "" : standard.value());
            boolean required = standard == null && !isOptional(raw) && !name.contains("<");
            found.put(
                    name,
                    new Setting(
                            name,
                            Types.describe(type),
                            value,
                            required && !shipped.containsKey(name),
                            Comments.markdown(comment)));
        }
    }

    private static String placeholder(Class<?> key, String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (key.isEnum()) {
            return key.getSimpleName().toLowerCase(java.util.Locale.ROOT);
        }
        return switch (last) {
            case "channels", "tiers" -> last.substring(0, last.length() - 1);
            default -> "name";
        };
    }

    private static boolean isGroup(Class<?> type) {
        return type.isInterface() && type.getName().startsWith("telecom.assistant.");
    }

    private static boolean isOptional(Class<?> type) {
        return type == Optional.class
                || type == OptionalInt.class
                || type == OptionalLong.class
                || type == OptionalDouble.class;
    }

    private static Type argumentType(Type type) {
        Type argument = ((ParameterizedType) type).getActualTypeArguments()[0];
        return argument instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : argument;
    }

    private static Class<?> argument(Type type) {
        return raw(argumentType(type));
    }

    static Class<?> raw(Type type) {
        return type instanceof ParameterizedType parameterized ? raw(parameterized.getRawType()) : (Class<?>) type;
    }
}
