package dev.obor.cpu;

import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// Whether kernels that have a vector form may use it, and how long their vectors are. The bits are
/// the same either way.
///
/// All kernels use vectors of **one length** for a type of elements, the machine's. HotSpot's
/// profiles of `FloatVector.intoArray` and the like are shared by all their callers; once they name
/// two lengths, C2 compiles kernels that come later for both and keeps their vectors on the heap,
/// ten times slower. Truth values are the exception: they come as bytes, as many as the lanes of
/// what they are computed with.
final class VectorTier {
    /// Whether the Vector API is in the module graph.
    static final boolean MODULE = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    /// Whether it is there and the processor has vectors: Java's shortest, of 64 bits, are a way to
    /// say that it has none.
    static final boolean PRESENT = MODULE && Probe.BITS >= 128;

    /// Whether it is there and vectors hold at least 8 floats.
    static final boolean WIDE = PRESENT && Probe.BITS >= 256;

    private VectorTier() {}

    /// The length of all vectors, 0 if they are not used. Generated code names its species by it.
    static int bits() {
        return PRESENT ? Probe.BITS : 0;
    }

    /// A class of its own, because it cannot be linked where the module is missing.
    private static final class Probe {
        // What kernels keep for a vector has room for 16 floats.
        static final int BITS = Math.min(512, VectorShape.preferredShape().vectorBitSize());
    }

    /// What code that is not generated makes its vectors with. For the types of indices there is
    /// `VectorSpecies.of(int.class, F32.vectorShape())`: most programs need none.
    static final class Species {
        private static final VectorShape SHAPE = VectorShape.forBitSize(bits());

        static final VectorSpecies<Float> F32 = VectorSpecies.of(float.class, SHAPE);
        static final VectorSpecies<Double> F64 = VectorSpecies.of(double.class, SHAPE);

        private Species() {}
    }
}
