package telecom.assistant.deploy.settings;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Reads the order of the methods and the comments on them from the sources of the interfaces with
 * {@code @ConfigMapping}, and of the interfaces named {@code …Config} that are parts of them, because compiled classes
 * contain neither. The sources are parsed by the Java compiler, but not compiled.
 */
final class Sources {

    /** The comment on each method, by {@code binary.Name$Nested#method}, in the order of the source; null without one. */
    private final Map<String, String> comments = new LinkedHashMap<>();

    private final List<String> mappings = new ArrayList<>();

    /** Reads the sources of these modules, which are in folders below {@code root}. */
    Sources(Path root, List<String> modules) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String module : modules) {
            try (Stream<Path> all = Files.walk(root.resolve(module).resolve("src/main/java"))) {
                all.filter(Sources::declaresSettings).sorted().forEach(files::add);
            }
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            DocTrees documentation = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(documentation).scan(unit, unit.getPackageName().toString() + ".");
            }
        }
    }

    /** The names of the interfaces with {@code @ConfigMapping}. */
    List<String> mappings() {
        return mappings;
    }

    /** The comments on the methods that an interface declares itself, by name, in the order of the source. */
    Map<String, String> methods(Class<?> type) {
        Map<String, String> own = new LinkedHashMap<>();
        comments.forEach((key, comment) -> {
            int hash = key.indexOf('#');
            if (key.substring(0, hash).equals(type.getName())) {
                own.put(key.substring(hash + 1), comment);
            }
        });
        return own;
    }

    private static boolean declaresSettings(Path file) {
        try {
            String name = file.getFileName().toString();
            return name.endsWith("Config.java")
                    || (name.endsWith(".java") && Files.readString(file).contains("@ConfigMapping("));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Scans one file; the parameter is the prefix of the binary names of the types in it. */
    private final class Reader extends TreePathScanner<Void, String> {

        private final DocTrees documentation;

        Reader(DocTrees documentation) {
            this.documentation = documentation;
        }

        @Override
        public Void visitClass(ClassTree type, String prefix) {
            String name = prefix + type.getSimpleName();
            boolean isMapping = type.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("ConfigMapping"));
            if (isMapping) {
                mappings.add(name);
            }
            return super.visitClass(type, name + "$");
        }

        @Override
        public Void visitMethod(MethodTree method, String prefix) {
            String owner = prefix.substring(0, prefix.length() - 1);
            comments.put(owner + "#" + method.getName(), documentation.getDocComment(getCurrentPath()));
            return null;
        }
    }
}
