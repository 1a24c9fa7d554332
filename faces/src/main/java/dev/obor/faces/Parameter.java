package dev.obor.faces;

import java.util.Optional;

/// A parameter of a declared operation.
///
/// @param type as written, such as `@Nullable Tensor` or `long...`
/// @param preset the Java expression that stands for it where a form leaves it out
record Parameter(String type, String name, Optional<String> preset) {
    /// An open-ended list, which must come last.
    Parameter openEnded() {
        return with(element() + "...");
    }

    /// One value instead of a list.
    Parameter single() {
        return with(element());
    }

    /// What a list holds, or what sets options sets; of a number that may be null, the number.
    String element() {
        if (isOptions()) {
            return type.substring(type.indexOf('<') + 1, type.length() - 1);
        }
        if (isBoxed()) {
            return type.endsWith("Long") ? "long" : "double";
        }
        return type.replace("...", "").replace("@Nullable []", "").replace("[]", "").strip();
    }

    private Parameter with(String other) {
        return new Parameter(other, name, preset);
    }

    String text() {
        return type + " " + name;
    }

    boolean isBoxed() {
        return type.matches("@Nullable (Long|Double)");
    }

    boolean isVarargs() {
        return type.endsWith("...");
    }

    /// Before other parameters: a closed list.
    Parameter closed() {
        return isVarargs() ? with(element() + "[]") : this;
    }

    /// Whether it is a tensor or holds some.
    boolean isTensor() {
        return type.matches("(@Nullable )?(Tensor(\\[\\]|\\.\\.\\.)?|List<Tensor>)");
    }

    /// Whether it sets options.
    boolean isOptions() {
        return type.matches("Consumer<.*>");
    }

    /// Whether null is refused.
    boolean mustBeGiven() {
        if (type.endsWith("]") || isVarargs()) {
            return !type.contains("@Nullable []") && !type.contains("@Nullable ...");
        }
        return !type.startsWith("@Nullable") && Character.isUpperCase(type.charAt(0));
    }

    /// Whether it is a list whose elements are refused if they are null.
    boolean holdsGiven() {
        boolean list = type.endsWith("]") || isVarargs();
        return mustBeGiven()
                && !type.contains("@Nullable")
                && (list ? Character.isUpperCase(type.charAt(0)) : type.startsWith("List<"));
    }
}
