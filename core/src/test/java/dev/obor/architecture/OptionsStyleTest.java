package dev.obor.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.obor.base.Options;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Optional arguments have one style: a consumer of [Options].
class OptionsStyleTest {
    private static List<Class<?>> publicClasses() {
        List<Class<?>> all = new ArrayList<>();
        for (JavaClass c : Library.CLASSES) {
            Class<?> type = c.reflect();
            if (Modifier.isPublic(type.getModifiers())
                    || type.getSimpleName().endsWith("Functions")) {
                all.add(type);
            }
        }
        return all;
    }

    private static List<Executable> publicMembers(Class<?> type) {
        List<Executable> all = new ArrayList<>(List.of(type.getDeclaredConstructors()));
        all.addAll(List.of(type.getDeclaredMethods()));
        all.removeIf(e -> !Modifier.isPublic(e.getModifiers()) || e.isSynthetic());
        return all;
    }

    /// The options that a parameter sets, or null.
    private static @Nullable Class<?> options(Parameter parameter) {
        return parameter.getType() == Consumer.class
                        && parameter.getParameterizedType() instanceof ParameterizedType type
                        && type.getActualTypeArguments()[0] instanceof Class<?> c
                        && Options.class.isAssignableFrom(c)
                ? c
                : null;
    }

    @Test
    void noRecordsOfOptions() {
        Set<String> found = new TreeSet<>();
        for (Class<?> type : publicClasses()) {
            if (type.isRecord() && type.getSimpleName().endsWith("Options")) {
                found.add(type.getName());
            }
        }
        assertEquals(Set.of(), found);
    }

    @Test
    void noOptionsByAnotherInterfaceThanConsumer() {
        Set<String> found = new TreeSet<>();
        for (Class<?> type : publicClasses()) {
            for (Executable member : publicMembers(type)) {
                for (Parameter parameter : member.getParameters()) {
                    boolean named =
                            parameter.getParameterizedType().getTypeName().contains("Options>");
                    boolean group = type.getSimpleName().equals("Options");
                    if (named && !group && options(parameter) == null) {
                        found.add(member.toString());
                    }
                }
            }
        }
        assertEquals(Set.of(), found);
    }

    @Test
    void everySetterChainsAndSetsItsField() {
        Set<String> wrong = new TreeSet<>();
        for (Class<?> type : publicClasses()) {
            if (!Options.class.isAssignableFrom(type) || type == Options.class) {
                continue;
            }
            for (Executable member : publicMembers(type)) {
                if (member instanceof Method setter
                        && setter.getParameterCount() == 1
                        && !Modifier.isStatic(setter.getModifiers())
                        && !setter.getReturnType().isInstance(type)
                        && !setter.getReturnType().isAssignableFrom(type)
                        && !setter.getName().equals("extraRepr")
                        && !setter.getName().equals("paddingRow")
                        && !setter.getName().equals("call") // what the function takes
                        && !setter.getName().equals("checkLayer")) {
                    wrong.add(setter.toString());
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }
}
