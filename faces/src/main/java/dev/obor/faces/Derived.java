package dev.obor.faces;

import java.util.ArrayList;
import java.util.List;

/// What can be said of a method because of how its declaration is made, and is not written there:
/// the operands, the result and the refused dtypes of a pointwise formula.
final class Derived {
    private static final String DTYPE_ERROR = "@throws dev.obor.base.DTypeError ";
    private static final String SHAPE_ERROR = "@throws dev.obor.base.ShapeError ";

    private final String formula;

    Derived(Declaration constant) {
        formula = constant.formula();
        if (!formula.contains("Rule.")) {
            throw new FaceException(constant.place() + ": no rule of dtypes is to be seen");
        }
    }

    /// The tags of a method of a pointwise formula.
    ///
    /// @param first the type of the first operand
    /// @param second the type of the second one, or empty
    /// @param changes whether the first one is changed
    /// @param whole what the first one is called, where it is a tensor
    List<String> tags(String first, String second, boolean changes, String whole) {
        List<String> tags = new ArrayList<>();
        if (!first.equals("Tensor")) {
            tags.add("@param input the first operand, " + number(first));
            tags.add("@param other the second operand, of any shape");
        } else if (second.equals("Tensor")) {
            String fits = changes ? "which broadcasts to the shape of " : "broadcast with ";
            tags.add("@param other the second operand, " + fits + whole);
        } else if (!second.isEmpty()) {
            tags.add("@param other the second operand, " + number(second));
        }
        if (changes) {
            tags.add("@return " + whole);
            if (second.equals("Tensor")) {
                tags.add(SHAPE_ERROR + "if " + whole + " would need another shape");
            }
            if (has("FLOAT") || (!second.isEmpty() && has("ARITHMETIC"))) {
                tags.add(
                        DTYPE_ERROR
                                + "if the result is of a higher kind than "
                                + whole
                                + ": a float number does not become an integer");
            }
        } else {
            tags.add("@return " + result(first, second));
        }
        List<String> refused = refused();
        if (!refused.isEmpty()) {
            tags.add(DTYPE_ERROR + "for " + joined(refused));
        }
        return tags;
    }

    /// Whether the result is a truth.
    boolean isTruth() {
        return has("COMPARISON") || has("LOGICAL");
    }

    private boolean has(String rule) {
        return formula.contains("Rule." + rule);
    }

    private static String number(String type) {
        return switch (type) {
            case "long" -> "an integer";
            case "Complex" -> "a complex number";
            default -> "a number";
        };
    }

    private String result(String first, String second) {
        boolean broadcasts = first.equals("Tensor") && second.equals("Tensor");
        String shape =
                broadcasts
                        ? "the broadcast shape"
                        : first.equals("Tensor") ? "the input's shape" : "the tensor's shape";
        if (isTruth()) {
            return "a new bool tensor of " + shape;
        }
        String dtype = broadcasts ? "the promoted dtype" : "dtype";
        String whole = "a new tensor of " + shape + " and " + dtype;
        String scalar = first.equals("Tensor") ? second : first;
        if (has("FLOAT")) {
            String complex = scalar.equals("Complex") ? "; complex if it is real" : "";
            return whole + ", the default dtype for integers and bools" + complex;
        }
        return switch (scalar) {
            case "double" -> whole + ", the default dtype for integers and bools";
            case "long" -> whole + ", int64 for bools";
            case "Complex" -> whole + ", complex if it is real";
            default -> whole;
        };
    }

    private static String joined(List<String> kinds) {
        String last = kinds.getLast();
        List<String> others = kinds.subList(0, kinds.size() - 1);
        return others.isEmpty() ? last : String.join(", ", others) + " and " + last;
    }

    /// Kinds of dtypes that the formula does not take.
    private List<String> refused() {
        List<String> kinds = new ArrayList<>();
        if (formula.contains("DTypes::subtraction") || formula.contains("DTypes::negation")) {
            kinds.add("bools");
        }
        if (formula.contains(".floats(") || formula.contains("DTypes.numbers(")) {
            kinds.add("integers");
            kinds.add("bools");
        }
        if (formula.contains(".wide(\"")) {
            kinds.add("16-bit floats");
        }
        if (!formula.contains(".complex(")) {
            kinds.add("complex numbers");
        }
        return kinds;
    }
}
