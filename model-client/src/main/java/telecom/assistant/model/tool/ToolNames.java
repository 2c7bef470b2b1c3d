package telecom.assistant.model.tool;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import telecom.assistant.model.ToolSpec;

/**
 * The names of the tools that a request offers. Models decorate these names: some add white space, a namespace as in
 * {@code functions.bill} or {@code default_api:bill}, or a counter as in {@code bill:0}.
 */
public record ToolNames(Set<String> offered) {

    private static final Pattern COUNTER = Pattern.compile(":\\d+$");
    private static final Pattern NAMESPACE = Pattern.compile("^.*[.:/]");

    public ToolNames {
        offered = Set.copyOf(offered);
    }

    public static ToolNames of(List<ToolSpec> tools) {
        return new ToolNames(tools.stream().map(ToolSpec::name).collect(Collectors.toSet()));
    }

    private boolean contains(String name) {
        return offered.contains(name);
    }

    /** The offered tool that the model means, or the stripped name as written if it means none of them. */
    public String toolMeantBy(String written) {
        String name = written.strip();
        if (contains(name)) {
            return name;
        }
        String counted = COUNTER.matcher(name).replaceFirst("");
        String bare = NAMESPACE.matcher(counted).replaceFirst("");
        return contains(bare) ? bare : name;
    }

    /** Whether this is the whole name of a tool, decorated or not, rather than just its beginning. */
    public boolean isWhole(String written) {
        return contains(toolMeantBy(written));
    }
}
