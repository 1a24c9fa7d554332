package dev.obor.examples;

import java.util.List;
import java.util.Optional;

/// All programs, in the order of the tutorials.
public final class Examples {
    private static final List<Example> ALL =
            List.of(
                    new WhatIsTorchNnReally(),
                    new MiniBatchTraining(),
                    new AutomaticDifferentiation(),
                    new NeuralNetworkModels(),
                    new FirstNeuralNetwork());

    private Examples() {}

    /// The programs in order.
    public static List<Example> all() {
        return ALL;
    }

    /// The program of that name; upper and lower case count the same.
    public static Optional<Example> named(String name) {
        return ALL.stream().filter(example -> example.name().equalsIgnoreCase(name)).findFirst();
    }
}
