package dev.obor.base;

/// How a backend stands at one moment, for people and for bug reports.
///
/// @param threads how many threads share the work of one operation, the caller included
/// @param machineCode the machine code that Obor writes, or why there is none
/// @param programs the expressions that were built so far
/// @param kernels the classes that were generated for them
/// @param memory the arrays that wait for reuse
public record Diagnostics(
        int threads, MachineCode machineCode, Programs programs, Kernels kernels, Memory memory) {
    public Diagnostics {
        Arguments.given(kernels, "kernels");
        Arguments.given(machineCode, "machineCode");
        Arguments.given(memory, "memory");
        Arguments.given(programs, "programs");
    }

    /// The processor's instructions, written by Obor itself.
    ///
    /// @param used whether there is any
    /// @param text the instructions it is written for, or why there is none
    public record MachineCode(boolean used, String text) {
        public MachineCode {
            Arguments.given(text, "text");
        }
    }

    /// The cache of pointwise expressions, one per structure.
    ///
    /// @param cached how many it holds
    /// @param most how many it can hold before the oldest goes
    public record Programs(int cached, int most) {}

    /// The cache of generated kernels.
    ///
    /// @param policy which tier runs pointwise programs: `auto`, `tiles` or `generated`
    /// @param installed how many are in use
    /// @param most how many can be in use before an idle one goes
    /// @param waiting how many are being prepared
    /// @param refused how many programs stay with the shared loops, which are as fast for them
    /// @param generated how many classes were written since the start
    /// @param seconds the time spent on writing and warming them, on a thread of their own
    public record Kernels(
            String policy,
            int installed,
            int most,
            int waiting,
            long refused,
            long generated,
            double seconds) {
        public Kernels {
            Arguments.given(policy, "policy");
        }
    }

    /// The buffer pool, arrays above 256 KiB.
    ///
    /// @param waiting bytes that wait for reuse
    /// @param most bytes that may wait
    public record Memory(long waiting, long most) {}
}
