package dev.obor.machine;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/// The second shape of a call, for routines of more arrays than [Native] carries: fifteen addresses
/// in, one number out. Linked when the first such routine is called.
final class WideNative {
    @SuppressWarnings("restricted") // only what Permission allows comes here
    private static final MethodHandle CALL =
            Linker.nativeLinker()
                    .downcallHandle(
                            FunctionDescriptor.of(ValueLayout.JAVA_LONG, addresses()),
                            Linker.Option.critical(true));

    private WideNative() {}

    private static MemoryLayout[] addresses() {
        MemoryLayout[] all = new MemoryLayout[1 + Entry.WIDE];
        Arrays.fill(all, ValueLayout.ADDRESS);
        return all;
    }

    /// @param a [Entry#WIDE] arrays
    static long call(MemorySegment function, MemorySegment block, MemorySegment[] a) {
        try {
            return (long)
                    CALL.invokeExact(
                            function, block, a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], a[8],
                            a[9], a[10], a[11], a[12], a[13]);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw new IllegalStateException(thrown); // native code throws nothing
        }
    }
}
