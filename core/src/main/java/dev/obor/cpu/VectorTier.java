package dev.obor.cpu;

import jdk.incubator.vector.VectorShape;

/// Whether kernels that have a vector form may use it. The bits are the same either way.
///
/// All kernels use vectors of **one length** for a type of elements, the machine's. HotSpot's
/// profiles of `FloatVector.intoArray` and the like are shared by all their callers; once they name
/// two lengths, C2 compiles kernels that come later for both and keeps their vectors on the heap,
/// ten times slower. Truth values are the exception: they come as bytes, as many as the lanes of
/// what they are computed with.
final class VectorTier {
    /// Whether the Vector API is in the module graph.
    static final boolean PRESENT =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    /// Whether it is there and vectors hold at least 8 floats.
    static final boolean WIDE = PRESENT && Probe.bits() >= 256;

    private VectorTier() {}

    /// The length of the processor's vectors, 0 if they are not used.
    static int bits() {
        return PRESENT ? Probe.bits() : 0;
    }

    /// A class of its own, because it cannot be linked where the module is missing.
    private static final class Probe {
        static int bits() {
            return VectorShape.preferredShape().vectorBitSize();
        }
    }
}
