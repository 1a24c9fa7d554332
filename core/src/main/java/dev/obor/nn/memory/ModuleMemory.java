package dev.obor.nn.memory;

import dev.obor.base.StateError;
import dev.obor.nn.KeepsNothing;
import dev.obor.nn.Lambda;
import dev.obor.nn.Module;
import dev.obor.op.Callback;
import dev.obor.op.ThreadState;
import dev.obor.op.memory.MemoryScope;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What becomes of the memory that a module's `forward` makes: where its class keeps nothing, a
/// scope opens round the call and the result goes out of it.
public final class ModuleMemory {
    /// Whether the program promises it for all its classes, with `-Dobor.scopes=promised`.
    private static final boolean ALL_PROMISED =
            "promised".equals(System.getProperty("obor.scopes"));

    /// The library's own layers: they keep no tensor but what the graph needs. Not a [Lambda],
    /// which runs the program's code.
    private static final ClassValue<Boolean> LIBRARY =
            new ClassValue<>() {
                @Override
                protected Boolean computeValue(Class<?> type) {
                    return type.getPackage() == Module.class.getPackage()
                            && type.getEnclosingClass() == null
                            && isOurs(type)
                            && type != Lambda.class;
                }
            };

    private static final ClassValue<Boolean> PROMISED =
            new ClassValue<>() {
                @Override
                protected Boolean computeValue(Class<?> type) {
                    return type.getDeclaredAnnotation(KeepsNothing.class) != null
                            || MemoryScope.FORCED && ModuleMemory.isLibrary(type)
                            || ALL_PROMISED && type != Lambda.class;
                }
            };

    private ModuleMemory() {}

    /// Whether a class was loaded with the library: a program may put its own into the same
    /// packages where it is not a module.
    static boolean isOurs(Class<?> type) {
        return type.getProtectionDomain() == Module.class.getProtectionDomain();
    }

    /// Whether a class is a layer of the library.
    public static boolean isLibrary(Class<?> type) {
        return LIBRARY.get(type);
    }

    /// Whether a class, or the program for all of its own, has made the promise.
    public static boolean isPromised(Class<?> type) {
        return PROMISED.get(type);
    }

    /// Whether code of this class keeps no tensor, so that nobody misses what it has made.
    public static boolean keepsNothing(Class<?> type) {
        return PROMISED.get(type) || ProofVerdict.isProved(type, true);
    }

    /// Runs a `forward` of the program.
    ///
    /// @param usual whether it is `forward(Tensor)`
    public static <R extends @Nullable Object> R run(
            Module module, boolean usual, @Nullable Object[] inputs, Supplier<R> forward) {
        ThreadState state = ThreadState.get();
        Class<?> type = module.getClass();
        if (PROMISED.get(type)) {
            return inScope(state, type, true, forward);
        }
        if (ProofVerdict.isProved(type, usual)
                && (usual || ProofVerdict.isCalledAsProved(type))
                && ProofWatch.isQuiet()) {
            return inScope(state, type, false, forward);
        }
        return state.internal > 0 || MemoryScope.isOfCall(state.scope)
                ? Callback.aside(state, inputs, forward)
                : forward.get();
    }

    private static <R extends @Nullable Object> R inScope(
            ThreadState state, Class<?> type, boolean promised, Supplier<R> forward) {
        MemoryScope scope = MemoryScope.ofCall(state, () -> tooLate(type));
        R result;
        try {
            result = forward.get();
        } catch (Throwable e) {
            scope.abandon();
            throw e;
        }
        if (promised || ProofWatch.isQuiet()) {
            scope.close(result);
        } else {
            scope.abandon(); // what ran may not be what was proved
        }
        return result;
    }

    private static StateError tooLate(Class<?> type) {
        if (!PROMISED.get(type)) {
            return new StateError(
                    "This tensor's memory was given back: it was made in a call of "
                            + type.getName()
                            + ", whose code was found to keep nothing.",
                    "That is a fault of the library: run without -Dobor.memoryProof=on, or keep a"
                            + " clone().");
        }
        return new StateError(
                "This tensor's memory was given back: it was made in a call of "
                        + type.getName()
                        + ", which promises to keep nothing.",
                "Return the tensor from forward, or take @KeepsNothing off the class (or"
                        + " -Dobor.scopes=promised off the command line).");
    }
}
