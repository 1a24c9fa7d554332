package dev.obor.nn.memory;

import dev.obor.nn.Module;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;

/// The places in a class's code, and in that of its superclasses, that say `call(this::forward,
/// …)`.
///
/// @param type the class
/// @param places those places
record CallSites(Class<?> type, Set<Place> places) {
    private static final StackWalker WALKER =
            StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /// One instruction.
    ///
    /// @param owner the class with its package
    /// @param method the method
    /// @param descriptor what it takes and returns
    /// @param index where its bytes begin in the code of the method
    record Place(String owner, String method, String descriptor, int index) {}

    /// Whether the call of a module that is running was made at one of them. Where reflection or a
    /// method handle made it, the code that asked for it stands at another place.
    boolean isCalling() {
        return WALKER.walk(this::isCalling);
    }

    private boolean isCalling(Stream<StackFrame> frames) {
        boolean inside = false;
        Iterator<StackFrame> all = frames.iterator();
        while (all.hasNext()) {
            StackFrame frame = all.next();
            boolean call =
                    frame.getDeclaringClass() == Module.class
                            && frame.getMethodName().equals("call");
            if (inside && !call) {
                return frame.getDeclaringClass().isAssignableFrom(type)
                        && places.contains(
                                new Place(
                                        frame.getClassName(),
                                        frame.getMethodName(),
                                        frame.getDescriptor(),
                                        frame.getByteCodeIndex()));
            }
            inside = call;
        }
        return false;
    }
}
