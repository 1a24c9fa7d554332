package dev.obor.profiler;

import dev.obor.Linalg;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Node;
import dev.obor.nn.Module;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.op.ThreadState;
import dev.obor.optim.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who asked for a kernel, read from the stack, so that nothing has to be noted while no profile is
/// recorded.
///
/// @param name the function, or the step of a backward pass
/// @param modules the modules, the outermost first
record Caller(String name, List<String> modules) {
    private static final Set<Class<?>> FACES =
            Set.of(Tensor.class, Obor.class, F.class, Linalg.class);
    private static final StackWalker STACK =
            StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /// The caller of what runs now.
    static Caller now() {
        Node step = ThreadState.get().running;
        return step != null ? new Caller(step.name(), List.of()) : STACK.walk(Caller::of);
    }

    private static Caller of(Stream<StackWalker.StackFrame> frames) {
        String name = null;
        List<String> modules = new ArrayList<>();
        Class<?> inner = null;
        for (StackWalker.StackFrame frame : (Iterable<StackWalker.StackFrame>) frames::iterator) {
            Class<?> type = frame.getDeclaringClass();
            if (name == null) {
                name = function(type, frame.getMethodName());
            }
            boolean runs =
                    frame.getMethodName().equals("forward") && Module.class.isAssignableFrom(type);
            if (runs && type != inner && type != Sequential.class) {
                modules.addFirst(type.getSimpleName());
            }
            inner = runs ? type : null; // the compiler's bridge to a method is no second call
        }
        return new Caller(name == null ? "other" : name, List.copyOf(modules));
    }

    private static @Nullable String function(Class<?> type, String method) {
        if (FACES.contains(type) && !method.startsWith("lambda")) {
            return type == Tensor.class ? method : type.getSimpleName() + "." + method;
        }
        boolean updates = Optimizer.class.isAssignableFrom(type) && method.equals("step");
        return updates ? "Optimizer.step" : null;
    }
}
