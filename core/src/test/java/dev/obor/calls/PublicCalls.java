package dev.obor.calls;

import dev.obor.base.DType;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What a user can call: the public methods and constructors of the exported packages.
final class PublicCalls {
    /// The packages to call, by how their names begin.
    private static final String ONLY = System.getProperty("obor.calls.only", "");

    private PublicCalls() {}

    /// The public classes, by name.
    static List<Class<?>> classes() {
        try {
            Path root =
                    Path.of(
                            DType.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            List<Class<?>> result = new ArrayList<>();
            ModuleDescriptor module;
            try (var in = Files.newInputStream(root.resolve("module-info.class"))) {
                module = ModuleDescriptor.read(in);
            }
            for (ModuleDescriptor.Exports exported : module.exports()) {
                if (exported.isQualified()) {
                    continue; // to parts of the library, not to programs
                }
                if (!exported.source().startsWith(ONLY)) {
                    continue;
                }
                Path folder = root.resolve(exported.source().replace('.', '/'));
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.sorted().toList()) {
                        String name = file.getFileName().toString();
                        if (name.endsWith(".class") && !name.equals("package-info.class")) {
                            String type = name.substring(0, name.length() - ".class".length());
                            Class<?> c = Class.forName(exported.source() + "." + type);
                            if (isPublic(c)) {
                                result.add(c);
                            }
                        }
                    }
                }
            }
            return result;
        } catch (IOException | URISyntaxException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPublic(Class<?> c) {
        for (Class<?> outer = c; outer != null; outer = outer.getEnclosingClass()) {
            if (!Modifier.isPublic(outer.getModifiers()) || outer.isAnonymousClass()) {
                return false;
            }
        }
        return true;
    }

    /// The methods and constructors, in an order that does not change.
    static List<Executable> all() {
        List<Executable> result = new ArrayList<>();
        for (Class<?> c : classes()) {
            if (c.isAnnotation()) {
                continue;
            }
            if (!Modifier.isAbstract(c.getModifiers())) {
                result.addAll(List.of(c.getConstructors()));
            }
            for (Method m : c.getDeclaredMethods()) {
                boolean isUsers = Modifier.isPublic(m.getModifiers()) && !m.isBridge();
                if (isUsers && !m.isSynthetic() && !isOfJava(c, m) && !isForAll(m)) {
                    result.add(m);
                }
            }
        }
        result.sort(Comparator.comparing(Executable::toGenericString));
        return result;
    }

    /// What the compiler writes and Java's rules speak for: `valueOf` of an enum.
    private static boolean isOfJava(Class<?> c, Method m) {
        return c.isEnum() && m.getName().matches("valueOf|values");
    }

    /// What changes the library for whatever runs afterwards, other tests too.
    private static boolean isForAll(Method m) {
        return m.getName().equals("setDefaultValidateArgs");
    }

    /// A method as one reads it: `Tensor.add(Tensor, double)`.
    static String name(Executable e) {
        List<String> types = Stream.of(e.getParameterTypes()).map(Class::getSimpleName).toList();
        String type = e.getDeclaringClass().getName();
        type = type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
        String member = e instanceof Constructor<?> ? "new " + type : type + "." + e.getName();
        return member + "(" + String.join(", ", types) + ")";
    }
}
