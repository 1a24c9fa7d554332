package dev.obor.faces;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A declared operation: what the annotation `Operation` stands on.
///
/// @param owner the class it stands in
/// @param member the name of the method or constant
/// @param constant whether it is a pointwise operation kept in a constant
/// @param formula of a constant, what it is made by, with the methods of its class that make it
/// @param generics type parameters, as written, or empty
/// @param result the type of the result, as written
/// @param documentation the text of its comment
/// @param classes the full names of the classes that its file knows, by simple name
/// @param imports the full names of the types that its signature mentions, by simple name
record Declaration(
        String owner,
        String member,
        boolean constant,
        String formula,
        String generics,
        String result,
        List<Parameter> parameters,
        String documentation,
        Operation operation,
        Map<String, String> classes,
        Map<String, String> imports) {
    /// The parameter that says that the input is changed; no form takes it.
    static final String IN_PLACE = "inPlace";

    /// The option that says the same; with it a function may have a form with an underscore.
    static final String IN_PLACE_OPTION = "inplace";

    static final String INPUT = "input";

    /// What the annotation says.
    ///
    /// @param faces where it shows: `TENSOR`, `OBOR`
    /// @param names what it is called there; the first is the usual one
    /// @param forms parameter lists beside those that follow from the presets
    /// @param options the class of options that one form takes, or empty
    /// @param inPlace whether it has a form that changes its input
    /// @param other what the second operand of a constant may be: `NONE` where it takes one,
    ///   `TENSOR`, `NUMBER`, `ONLY_NUMBER`, `COMPLEX`, `ONLY_COMPLEX` or `INTEGER`
    /// @param numberFirst whether the first operand may be a number too
    /// @param numbers the names of the numbers that a constant takes after its operands
    /// @param layer the class of the layer that calls it, or empty
    /// @param autocast the name of what casts its tensors where automatic mixed precision is on:
    ///   `lower` or `full`, or empty
    record Operation(
            Set<String> faces,
            List<String> names,
            List<String> forms,
            String options,
            boolean inPlace,
            String other,
            boolean numberFirst,
            List<String> numbers,
            String layer,
            String autocast) {}

    /// The class's name without its package.
    String ownerName() {
        return owner.substring(owner.lastIndexOf('.') + 1);
    }

    /// Where it stands, for messages.
    String place() {
        return ownerName() + "." + member;
    }

    Optional<Parameter> parameter(String name) {
        return parameters.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /// The tensor that it is a method of.
    Parameter receiver() {
        return parameter(INPUT)
                .orElseThrow(
                        () -> new FaceException(place() + ": a method of Tensor takes an input"));
    }

    /// Whether a parameter says that the first one is to be changed.
    boolean hasInPlaceParameter() {
        return parameter(IN_PLACE).isPresent();
    }

    /// The parameters but the input that must be given.
    List<Parameter> required() {
        return parameters.stream()
                .filter(p -> p.preset().isEmpty() && !p.name().equals(INPUT))
                .toList();
    }
}
