package dev.obor.conformance;

import dev.obor.Index;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs a random program through the public interface and compares what is there at its end.
final class ProgramRun {
    /// A difference from PyTorch.
    ///
    /// @param kind what kind it is, the same for programs that show the same fault
    /// @param text what was seen
    record Difference(String kind, String text) {}

    /// That Java has no such call: nothing to compare.
    private static final class NotExpressible extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotExpressible(String message) {
            super(message, null, false, false);
        }
    }

    private final Program program;
    private final Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    private final List<@Nullable Executable> targets = new ArrayList<>();
    private @Nullable String inexpressible;

    ProgramRun(Program program) {
        this.program = program;
    }

    /// The method that each step called so far; null for one that is no single call.
    List<@Nullable Executable> targets() {
        return targets;
    }

    /// Which call Java has not, or null.
    @Nullable String inexpressible() {
        return inexpressible;
    }

    /// Runs; null if everything is as PyTorch has it, or if Java has not all calls.
    @Nullable Difference run() {
        Obor.manualSeed(0);
        program.inputs().forEach(spec -> variables.put(Program.text(spec, "n"), value(spec)));
        List<Map<String, @Nullable Object>> steps = program.steps();
        for (int i = 0; i < steps.size(); i++) {
            boolean last = i == steps.size() - 1;
            Map<String, @Nullable Object> refused = last ? program.refused() : null;
            try {
                Difference difference = step(steps.get(i), refused);
                if (difference != null) {
                    return difference;
                }
            } catch (NotExpressible e) {
                inexpressible = e.getMessage();
                return null;
            }
        }
        return ends();
    }

    private static Tensor value(Map<String, @Nullable Object> spec) {
        return ProgramValues.input(spec);
    }

    private @Nullable Difference step(
            Map<String, @Nullable Object> step, @Nullable Map<String, @Nullable Object> refused) {
        String op = Program.text(step, "op");
        try {
            List<@Nullable Object> results = perform(op, step);
            if (refused != null) {
                return new Difference(op + " accepted", "accepted; " + said(refused));
            }
            List<?> names = Program.list(step, "o");
            if (names.size() > results.size()) {
                return new Difference(op + " results", results.size() + " results");
            }
            for (int i = 0; i < names.size(); i++) {
                variables.put((String) names.get(i), results.get(i));
            }
            return null;
        } catch (NotExpressible e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            String text = e.getClass().getSimpleName() + ": " + e.getMessage();
            if (refused == null) {
                return new Difference(op + " threw " + e.getClass().getSimpleName(), text);
            }
            String complaint =
                    ErrorRun.complaint(
                            e, Program.text(refused, "type"), Program.text(refused, "message"));
            return complaint == null
                    ? null
                    : new Difference(op + " refused", complaint + "; " + said(refused));
        }
    }

    private static String said(Map<String, @Nullable Object> refused) {
        return "PyTorch: "
                + Program.text(refused, "type")
                + ": "
                + Program.text(refused, "message");
    }

    @SuppressWarnings("try")
    private List<@Nullable Object> perform(String op, Map<String, @Nullable Object> step) {
        List<@Nullable Object> arguments = list(step.get("a"));
        Map<String, @Nullable Object> keywords = new LinkedHashMap<>();
        if (step.get("k") instanceof Map<?, ?> map) {
            map.forEach((k, v) -> keywords.put((String) k, value(v)));
        }
        if (!Boolean.TRUE.equals(step.get("ng"))) {
            return call(op, arguments, keywords);
        }
        try (var none = Obor.noGrad()) {
            return call(op, arguments, keywords);
        }
    }

    private List<@Nullable Object> call(
            String op, List<@Nullable Object> arguments, Map<String, @Nullable Object> keywords) {
        switch (op) {
            case "getitem" -> {
                targets.add(null);
                return Collections.singletonList(tensor(arguments, 0).get(index(arguments)));
            }
            case "setitem" -> {
                targets.add(null);
                return Collections.singletonList(set(arguments));
            }
            case "autograd.grad" -> {
                targets.add(null);
                return gradients(arguments, keywords);
            }
            default -> {
                return method(op, arguments, keywords);
            }
        }
    }

    private List<@Nullable Object> method(
            String entry,
            List<@Nullable Object> arguments,
            Map<String, @Nullable Object> keywords) {
        String name = entry.split("/")[0];
        if (name.equals("backward") && arguments.size() > 1) {
            arguments.set(1, tensor(arguments, 1).clone()); // as in Python
        }
        Arguments given = program.arguments(entry, arguments, keywords);
        Variants.Form form = Variants.of(name, given);
        List<Executable> methods =
                new ArrayList<>(
                        Names.methods(form.op(), form.op().equals(name) ? entry : form.op()));
        if (name.equals("where") && arguments.size() == 3) { // op_db's is the method: x.where(c, y)
            methods.removeIf(m -> Modifier.isStatic(m.getModifiers()));
        }
        // A method and a function of the same name are both a way: programs take turns.
        Collections.rotate(methods, (int) program.number() + targets.size());
        Optional<Binder.Call> call = Binder.bind(form.arguments(), methods, null);
        if (call.isEmpty()) {
            throw new NotExpressible(entry + given);
        }
        targets.add(call.get().target());
        return Variants.asked(name, given, Invocation.flat(call.get().make()));
    }

    private static @Nullable Object[] index(List<@Nullable Object> arguments) {
        return ((List<?>) Objects.requireNonNull(arguments.get(1))).toArray();
    }

    private static Tensor tensor(List<@Nullable Object> arguments, int i) {
        return (Tensor) Objects.requireNonNull(arguments.get(i));
    }

    private static Tensor set(List<@Nullable Object> arguments) {
        Tensor target = tensor(arguments, 0);
        @Nullable Object[] index = index(arguments);
        return switch (arguments.get(2)) {
            case Tensor value -> target.set(value, index);
            case Long value -> target.set(value, index);
            case Double value -> target.set(value, index);
            case null, default -> throw new NotExpressible("set to " + arguments.get(2));
        };
    }

    /// The cotangents are copies, as in Python: whether a result shares memory with them is
    /// nobody's business.
    @SuppressWarnings("unchecked")
    private static List<@Nullable Object> gradients(
            List<@Nullable Object> arguments, Map<String, @Nullable Object> keywords) {
        boolean create = Boolean.TRUE.equals(keywords.get("create_graph"));
        boolean retain = create || Boolean.TRUE.equals(keywords.get("retain_graph"));
        List<@Nullable Tensor> cotangents = new ArrayList<>();
        ((List<Tensor>) Objects.requireNonNull(arguments.get(2)))
                .forEach(t -> cotangents.add(t.clone()));
        return new ArrayList<>(
                Autograd.grad(
                        (List<Tensor>) Objects.requireNonNull(arguments.get(0)),
                        (List<Tensor>) Objects.requireNonNull(arguments.get(1)),
                        cotangents,
                        o -> o.allowUnused(true).createGraph(create).retainGraph(retain)));
    }

    private List<@Nullable Object> list(@Nullable Object json) {
        List<@Nullable Object> result = new ArrayList<>();
        if (json instanceof List<?> list) {
            list.forEach(v -> result.add(value(v)));
        }
        return result;
    }

    private @Nullable Object value(@Nullable Object json) {
        if (json instanceof List<?>) {
            return list(json);
        }
        if (json instanceof Map<?, ?> map && map.get("v") instanceof String name) {
            return variables.get(name);
        }
        Object value = new Decoder(Map.of()).value(Objects.requireNonNull(json));
        return value instanceof Index index ? index : value;
    }

    private @Nullable Difference ends() {
        for (var end : program.ends().entrySet()) {
            String name = end.getKey();
            boolean gradient = name.startsWith(".");
            Object actual =
                    gradient
                            ? ((Tensor) Objects.requireNonNull(variables.get(name.substring(1))))
                                    .grad()
                            : variables.get(name);
            Map<String, @Nullable Object> wanted =
                    end.getValue() instanceof Map<?, ?> map ? Program.cast(map) : null;
            String difference = ProgramValues.difference(actual, wanted);
            if (difference != null) {
                String what = gradient ? "gradient of " + name.substring(1) : name;
                String kind = difference.split(" ")[0];
                String maker = gradient ? "gradient" : maker(name);
                String after = program.refused() == null ? "" : " after a refusal";
                return new Difference(maker + " " + kind + after, what + ": " + difference + after);
            }
        }
        return null;
    }

    /// The operation that made a variable.
    private String maker(String name) {
        for (Map<String, @Nullable Object> step : program.steps()) {
            if (Program.list(step, "o").contains(name)) {
                return Program.text(step, "op");
            }
        }
        return "input";
    }
}
