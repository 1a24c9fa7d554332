package dev.obor.faces;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
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

    /// @param members the names of all methods of the face, which comments may link to
    private Methods(Declaration declaration, Face face, Set<String> members) {
        this.declaration = declaration;
        this.face = face;
        Links links = new Links(declaration.classes(), members);
        this.comment = new Comment(links.in(declaration.documentation()));
    }

    /// The methods of all declarations on a face.
    static Map<Declaration, List<Method>> on(Face face, List<Declaration> declarations) {
        List<Declaration> shown =
                declarations.stream()
                        .filter(d -> d.operation().faces().contains(face.name()))
                        .toList();
        Set<String> members = names(shown);
        Map<Declaration, List<Method>> result = new LinkedHashMap<>();
        for (Declaration d : shown) {
            var methods = new Methods(d, face, members);
            result.put(d, d.constant() ? methods.ofConstant() : methods.ofMethod());
        }
        return result;
    }

    /// What methods may be called; none is missing, a few of those with an underscore are not
    /// there.
    private static Set<String> names(List<Declaration> declarations) {
        Set<String> result = new HashSet<>();
        for (Declaration d : declarations) {
            for (String name : d.operation().names()) {
                result.add(name);
                if (d.operation().inPlace() || d.hasInPlaceParameter()) {
                    result.add(name + "_");
                }
            }
        }
        return result;
    }

    private List<Method> ofMethod() {
        List<Method> result = new ArrayList<>();
        forms(result, false);
        if (alsoChanges()) {
            forms(result, true);
        }
        return result;
    }

    /// Whether there are methods with an underscore too.
    private boolean alsoChanges() {
        return declaration.operation().inPlace()
                || (declaration.hasInPlaceParameter() && face == Face.TENSOR);
    }

    private void forms(List<Method> result, boolean changes) {
        for (Form form : Form.of(declaration, changes)) {
            List<Parameter> taken = new ArrayList<>(form.taken());
            List<String> arguments = new ArrayList<>(form.arguments());
            List<String> given = new ArrayList<>(arguments);
            if (!changes && !declaration.operation().autocast().isEmpty()) {
                cast(arguments);
            }
            if (face == Face.TENSOR) {
                if (!taken.remove(declaration.receiver())) {
                    throw new FaceException(declaration.place() + ": a form lacks its input");
                }
                arguments.replaceAll(a -> a.replaceAll("\\binput\\b", "this"));
                given.replaceAll(a -> a.replaceAll("\\binput\\b", "this"));
            }
            String call =
                    declaration.ownerName()
                            + "."
                            + declaration.member()
                            + "("
                            + String.join(", ", arguments)
                            + ")";
            for (String declared : declaration.operation().names()) {
                String name = declared + (changes ? "_" : "");
                boolean isChange = changes || name.endsWith("_");
                result.add(
                        new Method(
                                comment.of(
                                        new Comment.Place(
                                                name,
                                                declaration.operation().names().getFirst(),
                                                changes ? whole() : "",
                                                whole(),
                                                taken,
                                                form,
                                                isChange
                                                        ? List.of("@return " + whole())
                                                        : List.of(),
                                                false)),
                                declaration.generics(),
                                declaration.result(),
                                name,
                                taken,
                                form.options(),
                                call,
                                Method.Traced.of(
                                        declaration.parameters().stream()
                                                .map(Parameter::name)
                                                .toList(),
                                        given)));
            }
        }
    }

    /// Gives the tensors the dtype that automatic mixed precision wants for the operation.
    private void cast(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            Parameter p = declaration.parameters().get(i);
            String argument = arguments.get(i);
            if (p.isTensor() && !argument.equals("null")) {
                arguments.set(
                        i,
                        "Precision."
                                + declaration.operation().autocast()
                                + (p.type().startsWith("@Nullable") ? "OrNull" : "")
                                + "("
                                + argument
                                + ")");
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
                    case "COMPLEX" -> List.of("Tensor", "double", "long", "Complex");
                    case "ONLY_COMPLEX" -> List.of("double", "long", "Complex");
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

    private String whole() {
        return face == Face.TENSOR ? "this tensor" : "the input";
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
        String method = changes ? ".into" : ".call";
        List<String> numbers = declaration.operation().numbers();
        List<String> given = new ArrayList<>(arguments);
        given.addAll(numbers);
        List<String> known = new ArrayList<>();
        known.add("input");
        second.forEach(p -> known.add(p.name()));
        known.addAll(numbers);
        numbers.forEach(n -> taken.add(new Parameter("double", n, Optional.empty())));
        boolean ofTensors = second.isEmpty() || second.getFirst().type().equals("Tensor");
        if (!numbers.isEmpty() && ofTensors && first.type().equals("Tensor")) {
            method += "With";
            arguments.addFirst("new double[] {" + String.join(", ", numbers) + "}");
        } else {
            arguments.addAll(numbers);
        }
        String call =
                declaration.ownerName()
                        + "."
                        + declaration.member()
                        + method
                        + "("
                        + String.join(", ", arguments)
                        + ")";
        var formula = new Derived(declaration);
        List<String> derived =
                formula.tags(
                        first.type(),
                        second.isEmpty() ? "" : second.getFirst().type(),
                        changes,
                        whole());
        for (String declared : declaration.operation().names()) {
            String name = declared + (changes ? "_" : "");
            result.add(
                    new Method(
                            comment.of(
                                    new Comment.Place(
                                            name,
                                            declaration.operation().names().getFirst(),
                                            changes ? whole() : "",
                                            whole(),
                                            taken,
                                            Form.FULL,
                                            derived,
                                            changes && formula.isTruth())),
                            "",
                            "Tensor",
                            name,
                            taken,
                            "",
                            call,
                            Method.Traced.of(known, given)));
        }
    }
}
