package dev.obor.conformance;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Which public methods have PyTorch's name: the mechanical lowerCamelCase, or what names.txt says.
final class Names {
    private static final Map<String, String> TABLE = table();
    private static final Map<String, List<Executable>> FOUND = new ConcurrentHashMap<>();

    private Names() {}

    private static Map<String, String> table() {
        Map<String, String> table = new LinkedHashMap<>();
        try (var in = Objects.requireNonNull(Names.class.getResourceAsStream("names.txt"));
                var reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line : (Iterable<String>) reader.lines()::iterator) {
                String[] words = line.split("\\s+");
                if (!line.startsWith("#") && words.length >= 2) {
                    table.put(words[0], words[1]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    /// The public methods for an entry: of `Tensor`, `Obor` and `F`, of `F` alone, or of the class
    /// that is named as PyTorch's namespace.
    static List<Executable> methods(String op, String entry) {
        return FOUND.computeIfAbsent(op + " " + entry, key -> find(op, entry));
    }

    private static List<Executable> find(String op, String entry) {
        String mapped = TABLE.getOrDefault(entry, TABLE.getOrDefault(op, op));
        int dot = mapped.lastIndexOf('.');
        String space = dot < 0 ? "" : mapped.substring(0, dot);
        String java = camel(mapped.substring(dot + 1));
        // Python's operators are methods of the tensor on their left.
        return (op.startsWith("__") ? Stream.<Class<?>>of(Tensor.class) : owners(space))
                .flatMap(owner -> Arrays.stream(owner.getMethods()))
                .filter(m -> m.getName().equals(java) && !m.isBridge())
                .peek(m -> m.setAccessible(true)) // declared in a superclass that is not public
                .map(m -> (Executable) m)
                .toList();
    }

    private static Stream<Class<?>> owners(String space) {
        return switch (space) {
            case "", "special" -> Stream.of(Tensor.class, Obor.class, F.class);
            case "nn.functional" -> Stream.of(F.class);
            default ->
                    Stream.of(
                                    // Of `signal.windows` the last part counts.
                                    "dev.obor."
                                            + upper(space.substring(space.lastIndexOf('.') + 1)))
                            .flatMap(name -> type(name).stream());
        };
    }

    private static String upper(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /// A public class, if there is one.
    static Optional<Class<?>> type(String name) {
        try {
            return Optional.of(Class.forName(name));
        } catch (ClassNotFoundException | LinkageError absent) {
            return Optional.empty();
        }
    }

    /// The name of an argument: as a method's, but `A` and `UPLO` are written small.
    static String argument(String name) {
        boolean capital = name.equals(name.toUpperCase(Locale.ROOT));
        return camel(capital ? name.toLowerCase(Locale.ROOT) : name);
    }

    /// `log_softmax` gives `logSoftmax`; an underscore at an end stays.
    static String camel(String name) {
        var result = new StringBuilder();
        boolean upper = false;
        for (int i = 0; i < name.length(); i++) {
            char ch = name.charAt(i);
            boolean inner = ch == '_' && i > 0 && i < name.length() - 1;
            if (!inner) {
                result.append(upper ? Character.toUpperCase(ch) : ch);
            }
            upper = inner;
        }
        return result.toString();
    }

    /// The public methods of a class with a name.
    static List<Executable> methods(Class<?> owner, String name) {
        return Arrays.stream(owner.getMethods())
                .filter(m -> m.getName().equals(name) && !m.isBridge())
                .filter((Method m) -> m.trySetAccessible())
                .map(m -> (Executable) m)
                .toList();
    }
}
