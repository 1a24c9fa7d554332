package dev.obor.conformance;

import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.Complex;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls by reflection, with the results as one flat list.
final class Invocation {
    private Invocation() {}

    /// Calls a method; what it throws is thrown.
    static Object invoke(
            Executable target, @Nullable Object receiver, @Nullable Object... arguments) {
        try {
            return target instanceof Constructor<?> constructor
                    ? constructor.newInstance(arguments)
                    : ((Method) target).invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(target + ": " + e.getCause(), e.getCause());
        } catch (IllegalAccessException | InstantiationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The tensors, numbers and truths of a result: arrays, lists and records are opened.
    static List<@Nullable Object> flat(@Nullable Object result) {
        List<@Nullable Object> all = new ArrayList<>();
        switch (result) {
            case Object[] array -> {
                for (Object element : array) {
                    all.addAll(flat(element));
                }
            }
            case List<?> list -> list.forEach(element -> all.addAll(flat(element)));
            case Complex number -> all.add(number);
            case Record record -> {
                for (RecordComponent part : record.getClass().getRecordComponents()) {
                    all.addAll(flat(invoke(part.getAccessor(), record)));
                }
            }
            case Size size -> all.addAll(size.toList());
            case null, default -> all.add(result);
        }
        return all;
    }

    /// The tensors of a flat result.
    static List<Tensor> tensors(List<@Nullable Object> flat) {
        return flat.stream().filter(Tensor.class::isInstance).map(Tensor.class::cast).toList();
    }
}
