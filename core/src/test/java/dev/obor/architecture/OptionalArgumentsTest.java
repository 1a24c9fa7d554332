package dev.obor.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Complex;
import dev.obor.base.Options;
import dev.obor.nn.functional.Reduction;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// PyTorch's optional arguments, as `conformance/python/signatures.py` lists them in
/// `optional.txt`: each is an option of its name, or stands by position where CONTRIBUTING.md's
/// rule allows it, or is an exception stated in `optional-exceptions.txt`.
class OptionalArgumentsTest {
    /// What a reader understands by position, without its name.
    private static final Set<String> NAMES_ITSELF =
            Set.of(
                    "dim",
                    "dims",
                    "dim0",
                    "dim1",
                    "dim2",
                    "start_dim",
                    "end_dim",
                    "keepdim",
                    "dtype",
                    "device",
                    "generator",
                    "memory_format",
                    "weight",
                    "weights",
                    "bias",
                    "training",
                    "prepend",
                    "append");

    /// Numbers that stand for names in PyTorch's declarations of what is written in C++.
    private static final Set<String> DECLARED_OTHERWISE = Set.of("dtype", "padding_idx");

    private record Entry(String torch, String ours, Map<String, String> optional) {
        /// The argument that may be written alone, without its name: the first that is no flag.
        @Nullable String alone() {
            List<String> others = others();
            boolean flag =
                    !others.isEmpty()
                            && Set.of("True", "False").contains(optional.get(others.getFirst()));
            return others.isEmpty() || flag && others.size() > 1 ? null : others.getFirst();
        }

        private List<String> others() {
            return optional.keySet().stream().filter(n -> !NAMES_ITSELF.contains(n)).toList();
        }

        /// Layers, functions of `F`, initialisations, optimizers, schedules and what reads data
        /// have options even for what may stand alone, if there is more.
        boolean hasOptions(List<Executable> overloads) {
            Executable first = overloads.getFirst();
            String home = first.getDeclaringClass().getPackageName();
            boolean constructed =
                    Set.of("dev.obor.nn", "dev.obor.optim", "dev.obor.data").contains(home);
            return others().size() > 1
                    && (home.startsWith("dev.obor.nn.")
                            || constructed && first instanceof Constructor<?>);
        }
    }

    private static final Map<String, Class<?>> CLASSES = new HashMap<>();

    static {
        for (JavaClass c : Library.CLASSES) {
            if (c.getModifiers().contains(JavaModifier.PUBLIC) && c.isTopLevelClass()) {
                CLASSES.put(c.getSimpleName(), c.reflect());
            }
        }
    }

    private static List<String> resource(String name) throws IOException {
        try (var in = OptionalArgumentsTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
        }
    }

    /// The entries, without the arguments that are exceptions.
    private static List<Entry> entries(Set<String> unused) throws IOException {
        Map<String, Pattern> exceptions = new LinkedHashMap<>();
        for (String line : resource("optional-exceptions.txt")) {
            String rule = line.split(" ")[0];
            exceptions.put(rule, Pattern.compile(rule.replace(".", "\\.").replace("*", ".*")));
        }
        unused.addAll(exceptions.keySet());
        List<Entry> result = new ArrayList<>();
        for (String line : resource("optional.txt")) {
            String[] words = line.split(" ");
            Map<String, String> optional = new LinkedHashMap<>();
            for (String argument : Arrays.asList(words).subList(2, words.length)) {
                int at = argument.indexOf('=');
                String name = argument.substring(0, at);
                boolean stated = false;
                for (var rule : exceptions.entrySet()) {
                    if (rule.getValue().matcher(words[0] + "." + name).matches()) {
                        unused.remove(rule.getKey());
                        stated = true;
                    }
                }
                if (!stated) {
                    optional.put(name, argument.substring(at + 1));
                }
            }
            result.add(new Entry(words[0], words[1], optional));
        }
        return result;
    }

    private static List<Executable> overloads(String ours) {
        String[] path = ours.split("\\.");
        Class<?> type = CLASSES.get(path.length == 1 ? ours : path[path.length - 2]);
        if (type == null) {
            return List.of();
        }
        if (path.length == 1) {
            return List.of(type.getConstructors());
        }
        List<Executable> result = new ArrayList<>();
        // An operation is a method and a function; what one cannot be given, the other can.
        boolean operation = Set.of("Obor", "Tensor").contains(type.getSimpleName());
        for (Class<?> home : operation ? List.of(Tensor.class, Obor.class) : List.of(type)) {
            for (Method m : home.getMethods()) {
                if (m.getName().equals(path[path.length - 1]) && !m.isSynthetic()) {
                    result.add(m);
                }
            }
        }
        return result;
    }

    private static @Nullable Class<?> options(Parameter parameter) {
        return parameter.getType() == Consumer.class
                        && parameter.getParameterizedType() instanceof ParameterizedType type
                        && type.getActualTypeArguments()[0] instanceof Class<?> c
                        && Options.class.isAssignableFrom(c)
                ? c
                : null;
    }

    private static Set<String> setters(List<Executable> overloads) {
        Set<String> result = new HashSet<>();
        for (Executable overload : overloads) {
            for (Parameter parameter : overload.getParameters()) {
                Class<?> options = options(parameter);
                if (options != null) {
                    Arrays.stream(options.getMethods()).forEach(m -> result.add(m.getName()));
                }
            }
        }
        return result;
    }

    /// What Python writes in capitals, such as `UPLO`, is written small.
    private static String camel(String name) {
        if (name.equals(name.toUpperCase())) {
            return name.toLowerCase();
        }
        return Pattern.compile("_([a-z0-9])")
                .matcher(name)
                .replaceAll(m -> m.group(1).toUpperCase());
    }

    @Test
    void everyOptionalArgumentIsAnOptionOrMayStandByPosition() throws IOException {
        Set<String> found = new TreeSet<>();
        Set<String> unused = new HashSet<>();
        for (Entry entry : entries(unused)) {
            List<Executable> overloads = overloads(entry.ours());
            if (overloads.isEmpty()) {
                continue; // a field, or a name that Java spells by other means
            }
            Set<String> setters = setters(overloads);
            Set<String> parameters = new HashSet<>();
            for (Executable overload : overloads) {
                for (Parameter p : overload.getParameters()) {
                    parameters.add(p.getName());
                }
            }
            for (String name : entry.optional().keySet()) {
                boolean byPosition =
                        parameters.contains(camel(name))
                                && (NAMES_ITSELF.contains(name)
                                        || name.equals(entry.alone())
                                                && !entry.hasOptions(overloads));
                if (!setters.contains(camel(name)) && !byPosition) {
                    found.add(entry.torch() + "." + name);
                }
            }
        }
        assertEquals(Set.of(), found);
        assertEquals(Set.of(), unused, "exceptions that are none");
    }

    @Test
    void nothingElseStandsByPosition() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Entry entry : entries(new HashSet<>())) {
            for (Executable overload : overloads(entry.ours())) {
                for (Parameter parameter : overload.getParameters()) {
                    for (String name : entry.optional().keySet()) {
                        if (camel(name).equals(parameter.getName())
                                && !NAMES_ITSELF.contains(name)
                                && !name.equals(entry.alone())) {
                            found.add(entry.torch() + "." + name);
                        }
                    }
                }
            }
        }
        assertEquals(Set.of(), found);
    }

    @Test
    void defaultsArePyTorchs() throws IOException, ReflectiveOperationException {
        Set<String> found = new TreeSet<>();
        int compared = 0;
        for (Entry entry : entries(new HashSet<>())) {
            for (Executable overload : overloads(entry.ours())) {
                for (Parameter parameter : overload.getParameters()) {
                    Class<?> type = options(parameter);
                    if (type == null || Modifier.isAbstract(type.getModifiers())) {
                        continue;
                    }
                    Constructor<?> constructor;
                    try {
                        constructor = type.getDeclaredConstructor();
                    } catch (NoSuchMethodException e) {
                        continue; // the defaults depend on the function
                    }
                    constructor.setAccessible(true);
                    var values = ((Options<?>) constructor.newInstance()).values();
                    for (var argument : entry.optional().entrySet()) {
                        boolean chosen = argument.getValue().equals("None"); // by the function
                        if (values.containsKey(argument.getKey())
                                && !chosen
                                && !DECLARED_OTHERWISE.contains(argument.getKey())) {
                            compared++;
                            Object ours = values.get(argument.getKey());
                            if (!same(argument.getValue(), ours)) {
                                found.add(entry.torch() + "." + argument + " is " + ours);
                            }
                        }
                    }
                }
            }
        }
        assertEquals(Set.of(), found);
        assertTrue(compared > 200, "compared " + compared);
    }

    private static boolean same(String theirs, @Nullable Object ours) {
        return switch (ours) {
            case null -> theirs.equals("None");
            case Complex c -> c.isReal() && same(theirs, c.real());
            case Boolean b -> theirs.equals(b ? "True" : "False");
            case Number n -> {
                try {
                    yield Double.parseDouble(theirs) == n.doubleValue();
                } catch (NumberFormatException e) {
                    yield false;
                }
            }
            case long[] list -> same(theirs, Arrays.stream(list).boxed().toList());
            case List<?> list ->
                    theirs.equals("None") && list.isEmpty() || sameNumbers(theirs, list);
            case Reduction r -> theirs.equals("1") ? r == Reduction.MEAN : theirs.equals("mean");
            default -> theirs.equalsIgnoreCase(ours.toString());
        };
    }

    /// One number stands for as many as there are dimensions.
    private static boolean sameNumbers(String theirs, List<?> ours) {
        List<String> numbers =
                Arrays.stream(theirs.replaceAll("[\\[\\]]", "").split(","))
                        .filter(s -> !s.isEmpty())
                        .toList();
        return ours.size() == 1
                ? numbers.stream().allMatch(n -> same(n, ours.getFirst()))
                : ours.size() == numbers.size()
                        && java.util.stream.IntStream.range(0, ours.size())
                                .allMatch(i -> same(numbers.get(i), ours.get(i)));
    }
}
