package dev.obor.bench;

/// Something that can be repeated and timed, with the same twin in PyTorch.
interface Workload {
    /// Does the work once.
    void step();

    /// A number that shows whether both sides computed the same: the last loss.
    double result();

    /// Floating-point operations of one step where they are counted, or 0.
    default double flops() {
        return 0;
    }
}
