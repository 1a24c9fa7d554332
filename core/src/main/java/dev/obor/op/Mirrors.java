package dev.obor.op;

import dev.obor.backend.Aliasing;
import dev.obor.backend.Kernel;
import dev.obor.backend.View;

/// Kernels over mirrored views: conjugates, and imaginary parts of conjugates, that are views as in
/// PyTorch. What they read is copied as it should be seen; what they write is turned round in its
/// memory before and after.
final class Mirrors {
    private Mirrors() {}

    /// Whether a kernel reads or writes mirrored elements.
    static boolean concern(Kernel kernel) {
        return any(kernel.writes()) || any(kernel.reads());
    }

    private static boolean any(View[] views) {
        for (View v : views) {
            if (v.isMirrored()) {
                return true;
            }
        }
        return false;
    }

    /// Runs a kernel that [#concern] holds for.
    static void launch(Kernel kernel) {
        View[] reads = kernel.reads();
        View[] writes = kernel.writes().clone();
        View[] seen = reads.clone();
        View[] turned = new View[writes.length];
        for (int i = 0; i < writes.length; i++) {
            if (writes[i].isMirrored()) {
                turned[i] = Aliasing.reached(kernel, writes[i], true).unmirrored();
                writes[i] = writes[i].unmirrored();
            }
        }
        boolean copied = false;
        for (int i = 0; i < reads.length; i++) {
            View all = i == 0 ? Aliasing.reached(kernel, reads[0], false) : reads[i];
            if (reads[i].isMirrored() || meets(turned, all)) {
                seen[i] = Backends.copy(all);
                copied = true;
            }
        }
        Kernel plain = copied ? kernel.reading(seen) : kernel;
        turn(turned);
        try {
            Backends.launch(plain.writing(writes));
        } finally {
            turn(turned);
        }
    }

    private static boolean meets(View[] turned, View read) {
        for (View v : turned) {
            if (v != null && Aliasing.meet(v, read)) {
                return true;
            }
        }
        return false;
    }

    /// Changes the signs of what is there.
    private static void turn(View[] views) {
        for (View v : views) {
            if (v != null) {
                View part = Layouts.once(v.dtype().isComplex() ? v.part(1) : v);
                RawMemory.negate(part, part);
            }
        }
    }
}
