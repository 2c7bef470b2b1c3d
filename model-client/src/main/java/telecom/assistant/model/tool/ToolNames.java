package telecom.assistant.model.tool;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import telecom.assistant.model.ToolSpec;

/**
 * The names of the tools that a request offers, and what a model makes of them: some add white space, a namespace as in
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

    /** The tool that is meant; what was written, without the white space around it, if it is none of those offered. */
    public String meant(String written) {
        String name = written.strip();
        if (contains(name)) {
            return name;
        }
        String counted = COUNTER.matcher(name).replaceFirst("");
        String bare = NAMESPACE.matcher(counted).replaceFirst("");
        return contains(bare) ? bare : name;
    }

    /** Whether it is the name of a tool, decorated or not, and not just the beginning of one. */
    public boolean isWhole(String written) {
        return contains(meant(written));
    }
}
