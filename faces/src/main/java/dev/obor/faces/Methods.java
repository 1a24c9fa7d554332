package dev.obor.faces;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The methods that a declaration has on a face.
final class Methods {
    private static final Parameter INPUT = new Parameter("Tensor", "input", Optional.empty());

    private final Declaration declaration;
    private final Face face;
    private final Comment comment;

    private Methods(Declaration declaration, Face face, Set<String> members) {
        this.declaration = declaration;
        this.face = face;
        Links links = new Links(declaration.classes(), members);
        this.comment = new Comment(links.in(declaration.documentation()));
    }

    /// @param members the names of all methods of the face, which comments may link to
    static List<Method> of(Declaration d, Face face, Set<String> members) {
        if (!d.operation().faces().contains(face.name())) {
            return List.of();
        }
        var methods = new Methods(d, face, members);
        return d.constant() ? methods.ofConstant() : methods.ofMethod();
    }

    private List<Method> ofMethod() {
        List<Method> result = new ArrayList<>();
        boolean both = declaration.hasInPlaceParameter();
        forms(result, false, "");
        if (both && face == Face.TENSOR) {
            forms(result, true, "_");
        }
        return result;
    }

    private void forms(List<Method> result, boolean changes, String suffix) {
        for (Form form : Form.of(declaration, changes)) {
            List<Parameter> taken = new ArrayList<>(form.taken());
            List<String> arguments = new ArrayList<>(form.arguments());
            if (face == Face.TENSOR) {
                if (!taken.remove(declaration.receiver())) {
                    throw new FaceException(declaration.place() + ": a form lacks its input");
                }
                arguments.replaceAll(a -> a.replaceAll("\\binput\\b", "this"));
            }
            String call =
                    declaration.ownerName()
                            + "."
                            + declaration.member()
                            + "("
                            + String.join(", ", arguments)
                            + ")";
            List<String> names = taken.stream().map(Parameter::name).toList();
            String text = comment.of(changes, names, form.presets());
            for (String name : declaration.operation().names()) {
                result.add(
                        new Method(
                                text,
                                declaration.generics(),
                                declaration.result(),
                                name + suffix,
                                taken,
                                form.options(),
                                call));
            }
        }
    }

    private List<Method> ofConstant() {
        List<Method> result = new ArrayList<>();
        List<String> others =
                switch (declaration.operation().other()) {
                    case "NONE" -> List.of("");
                    case "TENSOR" -> List.of("Tensor");
                    case "NUMBER" -> List.of("Tensor", "double", "long");
                    case "ONLY_NUMBER" -> List.of("double", "long");
                    case "INTEGER" -> List.of("Tensor", "long");
                    default -> throw new FaceException(declaration.place() + ": other?");
                };
        for (String other : others) {
            List<Parameter> second = other.isEmpty() ? List.of() : List.of(other(other));
            constant(result, INPUT, second, false);
            if (declaration.operation().inPlace() && face == Face.TENSOR) {
                constant(result, INPUT, second, true);
            }
            if (declaration.operation().numberFirst()
                    && face == Face.OBOR
                    && !other.equals("Tensor")) {
                constant(
                        result,
                        new Parameter(other, "input", Optional.empty()),
                        List.of(other("Tensor")),
                        false);
            }
        }
        return result;
    }

    private static Parameter other(String type) {
        return new Parameter(type, "other", Optional.empty());
    }

    private void constant(
            List<Method> result, Parameter first, List<Parameter> second, boolean changes) {
        List<Parameter> taken = new ArrayList<>(second);
        List<String> arguments = new ArrayList<>();
        arguments.add(face == Face.TENSOR ? "this" : "input");
        second.forEach(p -> arguments.add(p.name()));
        if (face == Face.OBOR) {
            taken.addFirst(first);
        }
        String call =
                declaration.ownerName()
                        + "."
                        + declaration.member()
                        + (changes ? ".into(" : ".call(")
                        + String.join(", ", arguments)
                        + ")";
        List<String> names = taken.stream().map(Parameter::name).toList();
        for (String name : declaration.operation().names()) {
            String text = comment.of(changes, names, Map.of());
            result.add(
                    new Method(text, "", "Tensor", name + (changes ? "_" : ""), taken, "", call));
        }
    }
}
