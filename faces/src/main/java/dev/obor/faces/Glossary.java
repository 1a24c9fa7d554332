package dev.obor.faces;

import java.util.Map;
import java.util.Optional;

/// What parameters of a name and type mean wherever a declaration says nothing else of them.
final class Glossary {
    private static final Map<String, String> MEANINGS =
            Map.ofEntries(
                    Map.entry("long dim", "the dimension; negative ones count from the last"),
                    Map.entry("int dim", "the dimension; negative ones count from the last"),
                    Map.entry("long[] dim", "the dimensions; negative ones count from the last"),
                    Map.entry("long... dim", "the dimensions; negative ones count from the last"),
                    Map.entry("long[] dims", "the dimensions; negative ones count from the last"),
                    Map.entry("long... dims", "the dimensions; negative ones count from the last"),
                    Map.entry(
                            "long @Nullable [] dim",
                            "the dimensions, negative ones counting from the last; null for all"),
                    Map.entry(
                            "@Nullable Long dim",
                            "the dimension, negative ones counting from the last; null for all"
                                    + " elements as one vector"),
                    Map.entry("boolean keepdim", "whether reduced dimensions stay, with size 1"),
                    Map.entry("DType dtype", "the dtype of the result"),
                    Map.entry(
                            "@Nullable DType dtype",
                            "the dtype of the result, to which the input is converted first; null"
                                    + " for the usual one"),
                    Map.entry(
                            "@Nullable Generator generator",
                            "where random numbers come from; null for the default generator"),
                    Map.entry("long[] size", "the shape of the result"),
                    Map.entry("long... size", "the shape of the result"),
                    Map.entry(
                            "Consumer<TensorOptions> options",
                            "sets dtype, device, requiresGrad or generator of the result"),
                    Map.entry("boolean hasBiases", "whether the weights are followed by biases"),
                    Map.entry("long numLayers", "how many layers feed one another"),
                    Map.entry(
                            "double dropout",
                            "the probability with which what goes from one layer to the next is"
                                    + " set to 0"),
                    Map.entry("boolean train", "whether dropout is done"),
                    Map.entry(
                            "boolean bidirectional",
                            "whether each layer also runs backwards over time"),
                    Map.entry(
                            "boolean batchFirst",
                            "whether the batch comes before time in the input and the output"),
                    Map.entry(
                            "Tensor condition",
                            "bool, or uint8 with 0 for false; broadcasts with the others"),
                    Map.entry("Tensor mask", "bool; broadcasts with the input"),
                    Map.entry(
                            "@Nullable String roundingMode",
                            "`floor`, `trunc`, or null for true division"));

    private Glossary() {}

    /// The meaning of a parameter, if it is the same everywhere.
    static Optional<String> of(Parameter p) {
        Optional<String> known = Optional.ofNullable(MEANINGS.get(p.text()));
        return known.isEmpty() && p.isOptions()
                ? Optional.of("sets the options, those of [" + p.element() + "]")
                : known;
    }
}
