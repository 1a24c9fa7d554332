package dev.obor.cpu;

import jdk.incubator.vector.VectorShape;

/// Whether kernels that have a vector form may use it. The bits are the same either way.
final class VectorTier {
    /// Whether the Vector API is in the module graph.
    static final boolean PRESENT =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    /// Whether it is there and vectors hold at least 8 floats.
    static final boolean WIDE = PRESENT && Probe.wide();

    private VectorTier() {}

    /// A class of its own, because it cannot be linked where the module is missing.
    private static final class Probe {
        static boolean wide() {
            return VectorShape.preferredShape().vectorBitSize() >= 256;
        }
    }
}
