package dev.obor.conformance;

/// How a case ended.
enum Outcome {
    /// The same results and gradients; of an error input: the same facts.
    PASSED,
    /// A wrong result or gradient, or an error where PyTorch has a result.
    WRONG,
    /// No overload takes these arguments.
    NO_OVERLOAD,
    /// The case cannot be written as data.
    UNSUPPORTED,
    /// PyTorch itself refuses the sample: nothing to compare with.
    REFUSED,
    /// An error input that the Java compiler refuses.
    NOT_EXPRESSIBLE,
    /// An error input that is refused, and PyTorch's message has no number, shape or dtype.
    WITHOUT_FACT;

    /// Whether the case counts as failed.
    boolean isFailure() {
        return this == WRONG || this == NO_OVERLOAD || this == UNSUPPORTED;
    }

    /// The outcome of one case.
    ///
    /// @param outcome how it ended
    /// @param reason why, where it did not pass
    /// @param bits a hash of all numbers that were computed
    record Of(Outcome outcome, String reason, long bits) {
        static Of of(Outcome outcome, String reason) {
            return new Of(outcome, reason, 0);
        }
    }
}
