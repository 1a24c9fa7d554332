package dev.obor.distributed;

import dev.obor.base.ValueError;
import org.jspecify.annotations.Nullable;

/// What torchrun and `obor launch` say in the environment.
final class Environment {
    private Environment() {}

    static String get(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null ? otherwise : value;
    }

    static int number(String name, int otherwise) {
        String value = System.getenv(name);
        return value == null ? otherwise : number(name, value);
    }

    /// A variable that must be there.
    static int number(String name) {
        return number(name, needed(name));
    }

    static String needed(String name) {
        @Nullable String value = System.getenv(name);
        if (value == null) {
            throw new ValueError(
                    "Error initializing torch.distributed using env:// rendezvous: environment"
                            + " variable "
                            + name
                            + " expected, but not set",
                    "Start the program with `obor launch`, or give initProcessGroup the options"
                            + " rank, worldSize and initMethod.");
        }
        return value;
    }

    private static int number(String name, String value) {
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new ValueError(
                    "environment variable " + name + " must be a whole number, got " + value);
        }
    }
}
