package dev.obor.base;

/// What the library warns of: programs that run, but hardly do what was meant.
///
/// A warning is given once per program run, to the logger `dev.obor`, with the line of the program
/// that was at work. `Warning.SOFTMAX_TWICE.ignore()` silences one, [#ignoreAll] all of them.
public enum Warning {
    /// A regression loss of sizes that differ but broadcast: `(N, 1)` against `(N)`.
    TARGET_SIZE,
    /// Probabilities given to a loss that takes the softmax or the sigmoid itself.
    SOFTMAX_TWICE,
    /// A step with gradients that were added to those of an earlier step.
    GRADIENTS_NOT_CLEARED,
    /// A step of an optimizer none of whose parameters has a gradient.
    STEP_WITHOUT_GRADIENT,
    /// Dropout or batch normalisation in training mode while gradients are off.
    TRAINING_MODE_WITHOUT_GRADIENT,
    /// A step after a forward pass in evaluation mode.
    STEP_IN_EVALUATION_MODE,
    /// Losses added up as tensors after their backward pass.
    LOSS_TENSORS_ADDED,
    /// Dropout between the layers of a recurrent network that has only one.
    DROPOUT_OF_ONE_LAYER,
    /// A step of a learning rate schedule before the first step of its optimizer.
    SCHEDULE_BEFORE_STEP,
    /// An instance normalisation without parameters for another number of channels than the
    /// input's.
    NUM_FEATURES,
    /// Complex numbers converted to real ones.
    IMAGINARY_PART_DISCARDED,
    /// A captured step that was recorded so often that it is not recorded any more.
    TOO_MANY_RECORDINGS;

    private volatile boolean pending = true;

    /// Whether the warning can still be given; callers look for the mistake only then.
    public boolean isPending() {
        return pending;
    }

    /// Silences this warning.
    public void ignore() {
        pending = false;
    }

    /// Lets this warning be given again.
    public void reset() {
        pending = true;
    }

    /// Silences all warnings.
    public static void ignoreAll() {
        for (Warning warning : values()) {
            warning.ignore();
        }
    }

    /// Lets all warnings be given again.
    public static void resetAll() {
        for (Warning warning : values()) {
            warning.reset();
        }
    }

    /// Gives the warning, unless it was given or silenced before.
    ///
    /// @param sentence what is wrong, in PyTorch's words where it has them
    /// @param advice what to do
    public void give(String sentence, String advice) {
        Arguments.given(sentence, "sentence");
        Arguments.given(advice, "advice");
        synchronized (this) {
            if (!pending) {
                return;
            }
            pending = false;
        }
        String line = UserCode.current();
        String text =
                new ErrorText(sentence, line.isEmpty() ? "" : "at " + line, advice).whole()
                        + "\n  (If it is meant, Warning."
                        + name()
                        + ".ignore() says so.)";
        System.getLogger("dev.obor").log(System.Logger.Level.WARNING, text);
    }
}
