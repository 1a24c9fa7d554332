package dev.obor.func;

import dev.obor.Generator;
import dev.obor.Obor;
import dev.obor.base.Arguments;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import java.util.Arrays;
import java.util.List;

/// What random numbers do in a function that PyTorch runs for many samples at once.
final class Draws {
    private static final List<String> KINDS = List.of("error", "different", "same");

    private final String randomness;
    private final String function;
    private final Generator generator = Obor.defaultGenerator();
    private final byte[] before;

    /// Before the function runs for the first sample.
    ///
    /// @param function the name of the map in messages
    Draws(String randomness, String function) {
        this.randomness = randomness;
        this.function = function;
        before = areOthers() ? new byte[0] : generator.getState();
    }

    /// @throws ValueError if there is no such kind of randomness
    static void checked(String randomness) {
        Arguments.given(randomness, "randomness");
        if (!KINDS.contains(randomness)) {
            throw new ValueError(
                    "Only allowed values for randomness are 'error', 'different', or 'same'. Got "
                            + randomness);
        }
    }

    /// Whether other numbers are drawn for each sample.
    boolean areOthers() {
        return randomness.equals("different");
    }

    /// After the first sample.
    ///
    /// @throws StateError if something was drawn that may not be
    void check() {
        if (randomness.equals("error") && !Arrays.equals(before, generator.getState())) {
            generator.setState(before);
            throw new StateError(
                    function
                            + ": called random operation while in randomness error mode. Please"
                            + " either use the 'same' or 'different' randomness flags on "
                            + function
                            + " or perform the randomness operation out of "
                            + function);
        }
    }

    /// Before the next sample.
    void next() {
        if (randomness.equals("same")) {
            generator.setState(before);
        }
    }
}
