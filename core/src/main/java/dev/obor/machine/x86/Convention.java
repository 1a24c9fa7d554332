package dev.obor.machine.x86;

/// Who keeps which registers over a call, and where arguments are.
///
/// rax is nobody's: routines return 0 in it, and use it in between.
public enum Convention {
    /// Linux and macOS: six arguments in registers.
    SYSTEM_V(
            new int[] {Encoder.RDI, Encoder.RSI, Encoder.RDX, Encoder.RCX, 8, 9},
            new int[] {Encoder.RBX, Encoder.RBP, 12, 13, 14, 15},
            16,
            8),
    /// Windows: four arguments in registers, the others behind 32 bytes of room for these; the
    /// lower halves of xmm6 to xmm15 belong to the caller.
    WINDOWS(
            new int[] {Encoder.RCX, Encoder.RDX, 8, 9},
            new int[] {Encoder.RBX, Encoder.RBP, Encoder.RDI, Encoder.RSI, 12, 13, 14, 15},
            6,
            40);

    final int[] arguments;
    final int[] kept;
    // Vectors from here to xmm15 are kept.
    final int firstKeptVector;
    // Where the other arguments are, from the stack pointer at entry on.
    final int stackArguments;

    Convention(int[] arguments, int[] kept, int firstKeptVector, int stackArguments) {
        this.arguments = arguments;
        this.kept = kept;
        this.firstKeptVector = firstKeptVector;
        this.stackArguments = stackArguments;
    }

    boolean keeps(int general) {
        for (int k : kept) {
            if (k == general) {
                return true;
            }
        }
        return false;
    }
}
