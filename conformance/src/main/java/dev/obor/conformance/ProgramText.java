package dev.obor.conformance;

import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A program as Python and as Java that can be pasted.
final class ProgramText {
    private ProgramText() {}

    /// The program for Python.
    static String python(Program program) {
        var out = new StringBuilder("import torch\nimport torch.nn.functional as F\n");
        for (Map<String, @Nullable Object> spec : program.inputs()) {
            String dtype = "torch." + Program.text(spec, "d");
            String name = Program.text(spec, "n");
            boolean complex = dtype.contains("complex");
            String values = values(spec, complex || dtype.contains("float"), "True", "False");
            out.append(name).append(complex ? " = torch.view_as_complex(" : " = ");
            out.append("torch.tensor([").append(values).append("], dtype=");
            out.append(complex ? "torch.float64).reshape(-1, 2)).to(" + dtype : dtype).append(')');
            if (spec.get("st") instanceof List<?> strides) {
                out.append(".as_strided(").append(spec.get("s")).append(", ").append(strides);
                out.append(", ").append(spec.get("of")).append(')');
            } else {
                out.append(".reshape(").append(spec.get("s")).append(')');
            }
            out.append(Boolean.TRUE.equals(spec.get("g")) ? ".requires_grad_()\n" : "\n");
        }
        for (Map<String, @Nullable Object> step : program.steps()) {
            List<?> names = Program.list(step, "o");
            if (Boolean.TRUE.equals(step.get("ng"))) {
                out.append("with torch.no_grad():\n    ");
            }
            if (!names.isEmpty()) {
                out.append(names.stream().map(String::valueOf).collect(Collectors.joining(", ")));
                out.append(" = ");
            }
            out.append(pythonCall(step)).append('\n');
        }
        return out.toString();
    }

    private static String pythonCall(Map<String, @Nullable Object> step) {
        List<String> args = Program.list(step, "a").stream().map(v -> argument(v, true)).toList();
        String op = Program.text(step, "op").split("/")[0];
        String keywords = keywords(step, true);
        String first = args.isEmpty() ? "" : args.getFirst();
        String rest = String.join(", ", args.subList(Math.min(1, args.size()), args.size()));
        String all = joined(String.join(", ", args), keywords);
        return switch (op) {
            case "getitem" -> first + pythonIndex(args.get(1));
            case "setitem" -> first + pythonIndex(args.get(1)) + " = " + args.get(2);
            case "grad", "data", "T", "mT" -> first + "." + op;
            case "autograd.grad" -> "torch.autograd.grad(" + all + ", allow_unused=True)";
            default -> {
                if (op.startsWith("nn.functional.")) {
                    yield "F." + op.substring("nn.functional.".length()) + "(" + all + ")";
                }
                boolean function = first.startsWith("[") || op.contains(".");
                yield function
                        ? "torch." + op + "(" + all + ")"
                        : first + "." + op + "(" + joined(rest, keywords) + ")";
            }
        };
    }

    private static String pythonIndex(String list) {
        return list.equals("[]") ? "[()]" : list;
    }

    private static String joined(String a, String b) {
        return a.isEmpty() || b.isEmpty() ? a + b : a + ", " + b;
    }

    private static String keywords(Map<String, @Nullable Object> step, boolean python) {
        return step.get("k") instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .map(e -> e.getKey() + "=" + argument(e.getValue(), python))
                        .collect(Collectors.joining(", "))
                : "";
    }

    private static String argument(@Nullable Object json, boolean python) {
        if (json instanceof List<?> list) {
            return list.stream()
                    .map(v -> argument(v, python))
                    .collect(Collectors.joining(", ", python ? "[" : "", python ? "]" : ""));
        }
        Map<?, ?> map = (Map<?, ?>) Objects.requireNonNull(json);
        var entry = map.entrySet().iterator().next();
        Object value = entry.getValue();
        return switch ((String) entry.getKey()) {
            case "n" -> python ? "None" : "null";
            case "b" -> python ? (Boolean.TRUE.equals(value) ? "True" : "False") : "" + value;
            case "s" -> "\"" + value + "\"";
            case "f" -> number(String.valueOf(value), python);
            case "d" -> (python ? "torch." : "") + value;
            case "e" -> python ? "..." : "Index.ellipsis()";
            case "x" -> slice((List<?>) Objects.requireNonNull(value), python);
            default -> String.valueOf(value);
        };
    }

    private static String number(String text, boolean python) {
        return switch (text) {
            case "inf" -> python ? "float('inf')" : "Double.POSITIVE_INFINITY";
            case "-inf" -> python ? "-float('inf')" : "Double.NEGATIVE_INFINITY";
            case "nan" -> python ? "float('nan')" : "Double.NaN";
            default -> text;
        };
    }

    private static String slice(List<?> parts, boolean python) {
        List<String> texts =
                parts.stream()
                        .map(v -> argument(v, true))
                        .map(v -> v.equals("None") ? "" : v)
                        .toList();
        if (python) {
            return texts.get(0)
                    + ":"
                    + texts.get(1)
                    + (texts.get(2).isEmpty() ? "" : ":" + texts.get(2));
        }
        String start = texts.get(0).isEmpty() ? "0" : texts.get(0);
        String end = texts.get(1).isEmpty() ? "Long.MAX_VALUE" : texts.get(1);
        return "Index.slice("
                + start
                + ", "
                + end
                + (texts.get(2).isEmpty() ? ", 1)" : ", " + texts.get(2) + ")");
    }

    private static String values(
            Map<String, @Nullable Object> spec, boolean real, String yes, String no) {
        String text = Program.text(spec, "v");
        if (text.isEmpty()) {
            return "";
        }
        boolean truth = Program.text(spec, "d").equals("bool");
        return Arrays.stream(text.split(" "))
                .map(v ->
                        truth
                                ? (v.equals("1") ? yes : no)
                                : real ? number(v, yes.equals("True")) : v)
                .collect(Collectors.joining(", "));
    }

    /// The program for Java.
    ///
    /// @param targets the methods that its steps called
    static String java(Program program, List<@Nullable Executable> targets) {
        var out = new StringBuilder();
        for (Map<String, @Nullable Object> spec : program.inputs()) {
            out.append(javaInput(spec)).append('\n');
        }
        List<Map<String, @Nullable Object>> steps = program.steps();
        for (int i = 0; i < steps.size(); i++) {
            Map<String, @Nullable Object> step = steps.get(i);
            String call = javaCall(step, i < targets.size() ? targets.get(i) : null);
            List<?> names = Program.list(step, "o");
            boolean none = Boolean.TRUE.equals(step.get("ng"));
            if (names.isEmpty()) {
                out.append(none ? "noGrad(() -> " + call + ");\n" : call + ";\n");
                continue;
            }
            String all = names.stream().map(String::valueOf).collect(Collectors.joining());
            out.append("var ").append(all).append(" = ");
            out.append(none ? "noGrad(() -> " + call + ")" : call).append(";\n");
            for (int k = 0; names.size() > 1 && k < names.size(); k++) {
                out.append("Tensor ").append(names.get(k)).append(" = ").append(all);
                out.append(part(i < targets.size() ? targets.get(i) : null, k)).append(";\n");
            }
        }
        return out.toString();
    }

    private static String part(@Nullable Executable target, int k) {
        if (target instanceof Method method && method.getReturnType().isRecord()) {
            var components = method.getReturnType().getRecordComponents();
            if (k < components.length) { // a record in a record has the others
                return "." + components[k].getName() + "()";
            }
        }
        return target == null ? ".get(" + k + ")" : "[" + k + "]";
    }

    private static String javaInput(Map<String, @Nullable Object> spec) {
        String dtype = Program.text(spec, "d");
        boolean complex = dtype.contains("complex");
        boolean real = complex || dtype.contains("float");
        String values = values(spec, real, "true", "false");
        String element = dtype.equals("bool") ? "boolean" : real ? "double" : "long";
        String shape = listed(Program.list(spec, "s"));
        String view =
                spec.get("st") instanceof List<?> strides
                        ? ".asStrided(new long[] {"
                                + shape
                                + "}, new long[] {"
                                + listed(strides)
                                + "}, "
                                + spec.get("of")
                                + ").detach()"
                        : ".reshape(" + (shape.isEmpty() ? "new long[0]" : shape) + ")";
        return "Tensor "
                + Program.text(spec, "n")
                + (complex ? " = viewAsComplex(tensor(new " : " = tensor(new ")
                + element
                + "[] {"
                + values
                + "})"
                + (complex ? ".view(-1, 2))" : "")
                + (dtype.equals("bool") ? "" : ".to(" + dtype + ")")
                + view
                + (Boolean.TRUE.equals(spec.get("g")) ? ".requiresGrad_();" : ";");
    }

    private static String listed(List<?> list) {
        return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String javaCall(
            Map<String, @Nullable Object> step, @Nullable Executable target) {
        List<?> raw = Program.list(step, "a");
        String op = Program.text(step, "op").split("/")[0];
        List<String> args = raw.stream().map(v -> javaArgument(v)).toList();
        if (op.equals("getitem")) {
            return args.get(0) + ".get(" + index(raw.get(1)) + ")";
        }
        if (op.equals("setitem")) {
            return args.get(0) + ".set(" + args.get(2) + ", " + index(raw.get(1)) + ")";
        }
        boolean instance = target != null && !Modifier.isStatic(target.getModifiers());
        String name = target == null ? Names.camel(op) : target.getName();
        String options = options(step, target);
        List<String> rest = instance ? args.subList(1, args.size()) : args;
        String arguments = joined(String.join(", ", rest), options);
        if (instance) {
            return args.getFirst() + "." + name + "(" + arguments + ")";
        }
        String owner =
                op.startsWith("nn.functional.")
                        ? "F."
                        : op.equals("autograd.grad") ? "Autograd." : "";
        return owner + name.replace("autograd.", "") + "(" + arguments + ")";
    }

    /// Keywords that are no parameters are options.
    private static String options(Map<String, @Nullable Object> step, @Nullable Executable target) {
        if (!(step.get("k") instanceof Map<?, ?> map) || map.isEmpty()) {
            return "";
        }
        List<String> parameters =
                target == null
                        ? List.of()
                        : Arrays.stream(target.getParameters()).map(Parameter::getName).toList();
        String plain =
                map.entrySet().stream()
                        .filter(e -> parameters.contains(Names.camel((String) e.getKey())))
                        .map(e -> javaArgument(e.getValue()))
                        .collect(Collectors.joining(", "));
        String chained =
                map.entrySet().stream()
                        .filter(e -> !parameters.contains(Names.camel((String) e.getKey())))
                        .map(e ->
                                "."
                                        + Names.camel((String) e.getKey())
                                        + "("
                                        + argument(e.getValue(), false)
                                        + ")")
                        .collect(Collectors.joining());
        return joined(plain, chained.isEmpty() ? "" : "o -> o" + chained);
    }

    private static String javaArgument(@Nullable Object json) {
        if (json instanceof List<?> list) {
            boolean tensors = !list.isEmpty() && !Program.names(list).isEmpty();
            String inside =
                    list.stream().map(ProgramText::javaArgument).collect(Collectors.joining(", "));
            return tensors ? "List.of(" + inside + ")" : "new long[] {" + inside + "}";
        }
        return argument(json, false);
    }

    private static String index(@Nullable Object json) {
        return json instanceof List<?> list
                ? list.stream().map(v -> argument(v, false)).collect(Collectors.joining(", "))
                : argument(json, false);
    }
}
