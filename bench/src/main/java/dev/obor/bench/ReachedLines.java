package dev.obor.bench;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which lines of some classes a program reaches, printed when it ends: an agent for runs that are
/// to reach most of a reader, such as those over damaged files.
///
/// ```text
/// java -javaagent:bench.jar=dev.obor.io.Unpickler,dev.obor.onnx.read.* …
/// ```
///
/// A name stands for a class with those inside of it, one with `.*` for a package; `!name` leaves
/// out the methods of that name, such as those that write. Lines of classes that were never loaded
/// are not counted.
public final class ReachedLines {
    private static final int MOST = 1 << 17;

    /// Which of the lines were reached; the programs that are looked at write here.
    public static final boolean[] REACHED = new boolean[MOST];

    private static final ClassDesc SELF = ClassDesc.of("dev.obor.bench.ReachedLines");
    private static final Map<String, TreeMap<Integer, Integer>> LINES = new TreeMap<>();
    private static final Set<String> LEFT_OUT = new HashSet<>();
    private static int count;

    private ReachedLines() {}

    /// Called before the program begins.
    public static void premain(String arguments, Instrumentation instrumentation) {
        String[] wanted = arguments.split(",");
        LEFT_OUT.addAll(Arrays.asList(wanted));
        Runtime.getRuntime().addShutdownHook(new Thread(ReachedLines::print));
        instrumentation.addTransformer(
                new ClassFileTransformer() {
                    @Override
                    public byte @Nullable [] transform(
                            @Nullable ClassLoader loader,
                            String name,
                            @Nullable Class<?> before,
                            @Nullable ProtectionDomain domain,
                            byte[] bytes) {
                        // The JDK's own first, and no lambdas: they would load classes while
                        // one is loaded.
                        return loader == null || !matches(wanted, name.replace('/', '.'))
                                ? null
                                : marked(loader, name.replace('/', '.'), bytes);
                    }
                });
    }

    private static boolean matches(String[] wanted, String name) {
        for (String w : wanted) {
            boolean fits =
                    w.endsWith(".*")
                            ? name.startsWith(w.substring(0, w.length() - 1))
                            : name.equals(w) || name.startsWith(w + "$");
            if (fits) {
                return true;
            }
        }
        return false;
    }

    /// A lambda is named after the method that it stands in.
    private static boolean isLeftOut(String method) {
        String name = method.startsWith("lambda$") ? method.split("\\$")[1] : method;
        return LEFT_OUT.contains("!" + name);
    }

    private static byte[] marked(ClassLoader loader, String name, byte[] bytes) {
        String outer = name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
        // From class files alone: loading a class here would define the one at hand twice.
        var file =
                ClassFile.of(
                        ClassFile.ClassHierarchyResolverOption.of(
                                ClassHierarchyResolver.ofResourceParsing(loader)));
        CodeTransform marks =
                (code, element) -> {
                    code.with(element);
                    if (element instanceof LineNumber line) {
                        code.getstatic(SELF, "REACHED", ConstantDescs.CD_boolean.arrayType())
                                .loadConstant(number(outer, line.line()))
                                .iconst_1()
                                .bastore();
                    }
                };
        return file.transformClass(
                file.parse(bytes),
                ClassTransform.transformingMethodBodies(
                        method -> !isLeftOut(method.methodName().stringValue()), marks));
    }

    private static synchronized int number(String outer, int line) {
        return LINES.computeIfAbsent(outer, _ -> new TreeMap<>())
                .computeIfAbsent(line, _ -> Math.min(count++, MOST - 1));
    }

    private static synchronized void print() {
        List<String> text = new ArrayList<>();
        int all = 0;
        int reached = 0;
        for (Map.Entry<String, TreeMap<Integer, Integer>> of : LINES.entrySet()) {
            List<Integer> missed = new ArrayList<>();
            of.getValue().forEach((line, n) -> addIf(!REACHED[n], line, missed));
            int lines = of.getValue().size();
            all += lines;
            reached += lines - missed.size();
            text.add(
                    String.format(
                            Locale.ROOT,
                            "  %5.1f %% of %4d  %s%s",
                            100.0 * (lines - missed.size()) / lines,
                            lines,
                            of.getKey(),
                            missed.isEmpty() ? "" : ", but not " + missed));
        }
        text.add(
                String.format(
                        Locale.ROOT,
                        "lines reached: %.1f %% (%d of %d)",
                        100.0 * reached / Math.max(1, all),
                        reached,
                        all));
        System.out.println(String.join("\n", text));
    }

    private static void addIf(boolean condition, int line, List<Integer> to) {
        if (condition) {
            to.add(line);
        }
    }
}
