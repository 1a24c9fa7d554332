package dev.obor.machine;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The usual shape of a call into native code: six addresses in, one number out.
///
/// Another shape would cost another 50 to 100 ms to link, so the system's functions are called in
/// it too: their integers travel as addresses, and what they do not take is ignored. The call is
/// `critical`: arrays are passed as they are, and the collector waits until it returns. So nothing
/// that is called may take long.
///
/// The class is initialized by the first call; that is where a JVM without native access refuses.
final class Native {
    @SuppressWarnings("restricted") // only what Permission allows comes here
    private static final MethodHandle CALL =
            Linker.nativeLinker()
                    .downcallHandle(
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.ADDRESS),
                            Linker.Option.critical(true));

    private Native() {}

    static long call(
            MemorySegment function,
            MemorySegment block,
            MemorySegment a,
            MemorySegment b,
            MemorySegment c,
            MemorySegment d,
            MemorySegment e) {
        try {
            return (long) CALL.invokeExact(function, block, a, b, c, d, e);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw new IllegalStateException(thrown); // native code throws nothing
        }
    }

    /// A function of the system with up to four arguments.
    static long call(MemorySegment function, long a, long b, long c, long d) {
        return call(function, a, b, c, d, 0, 0);
    }

    /// A function of the system.
    static long call(MemorySegment function, long a, long b, long c, long d, long e, long f) {
        return call(function, number(a), number(b), number(c), number(d), number(e), number(f));
    }

    /// A number that travels as an address.
    static MemorySegment number(long value) {
        return MemorySegment.ofAddress(value);
    }
}
