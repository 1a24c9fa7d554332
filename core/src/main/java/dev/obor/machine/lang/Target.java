package dev.obor.machine.lang;

/// An instruction set with its vector length and the calling convention of the system.
public interface Target {
    /// For people, such as `AVX-512`.
    String name();

    /// Bytes of a vector.
    int vectorBytes();

    /// How many vectors a routine may hold at a time, its masks included where they are vectors.
    int vectors();

    /// Whether masks live in registers of their own.
    boolean ownMasks();

    /// Whether vectors of 64-bit integers can be multiplied, shifted with their sign, and
    /// converted.
    boolean longs();

    /// Whether there are all instructions for elements that are narrower than lanes ([Narrow]), for
    /// the larger of two numbers, for moving elements between lanes, and for loops that last as
    /// long as a mask has lanes.
    boolean narrow();

    /// The routine's machine code. It may lie at any address that is a multiple of 64.
    byte[] write(Routine routine);
}
