package dev.obor.optim;

import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Choices by PyTorch's names: `triangular2` for `TRIANGULAR2`.
final class Choice {
    private Choice() {}

    /// The choice with a name.
    ///
    /// @throws ValueError if there is none
    static <E extends Enum<E>> E of(Class<E> type, String name, String argument) {
        Arguments.given(name, "value");
        for (E choice : type.getEnumConstants()) {
            if (name.equals(choice.name().toLowerCase(Locale.ROOT))) {
                return choice;
            }
        }
        throw new ValueError(
                argument + " " + name + " is unknown!",
                "It is one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(c -> c.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + ".");
    }
}
