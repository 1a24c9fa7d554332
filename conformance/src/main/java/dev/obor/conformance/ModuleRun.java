package dev.obor.conformance;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs the cases of one module: constructs it by name, loads PyTorch's parameters, calls it, and
/// compares results, gradients of inputs and parameters, and buffers.
final class ModuleRun {
    private final Case test;
    private final Class<?> type;
    private final Decoder decoder;

    private ModuleRun(Case test, Class<?> type) {
        this.test = test;
        this.type = type;
        this.decoder = new Decoder(test.entry().tensors());
    }

    /// Runs all cases of an entry that are asked for.
    static Row run(Entry entry, Settings settings) {
        Optional<Class<?>> type =
                Names.type("dev.obor." + entry.op())
                        .filter(t -> Modifier.isPublic(t.getModifiers()));
        return Row.of(entry, settings, type, ModuleRun::run);
    }

    /// Runs one case; never throws.
    static Outcome.Of run(Case c, Class<?> type) {
        Outcome.Of known = c.known(Outcome.UNSUPPORTED);
        if (known != null) {
            return known;
        }
        try {
            return new ModuleRun(c, type).run();
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            return Outcome.Of.of(
                    Outcome.WRONG, "threw " + e.toString().lines().findFirst().orElse(""));
        }
    }

    private Outcome.Of run() {
        Arguments arguments = test.arguments(decoder);
        boolean indices = Boolean.TRUE.equals(arguments.keywords().get("return_indices"));
        if (indices) { // in Java another method, since it has another result
            arguments = arguments.without("return_indices");
        }
        Optional<Binder.Call> made =
                Binder.bind(arguments, List.of((Executable[]) type.getConstructors()), null);
        if (made.isEmpty()) {
            return Outcome.Of.of(Outcome.NO_OVERLOAD, "no constructor for " + arguments);
        }
        Module module = (Module) Objects.requireNonNull(made.get().make());
        module.to(test.dtype().equals("float32") ? Obor.float32 : Obor.float64);
        module.train(test.is("training"));
        module.loadStateDict(tensors("state"));
        Arguments inputs =
                new Arguments(
                        decoder.list(test.json().get("inputs")),
                        decoder.map(test.json().get("input_keywords")),
                        strings(test.entry().header().get("forward_names")),
                        decoder.map(test.entry().header().get("forward_defaults")));
        List<Executable> calls = new ArrayList<>();
        if (indices) {
            calls.addAll(Names.methods(type, "callWithIndices"));
        } else {
            calls.addAll(Names.methods(type, "call"));
            calls.addAll(Names.methods(type, "forward"));
        }
        Optional<Binder.Call> call = Binder.bind(inputs, calls, module);
        if (call.isEmpty()) {
            return Outcome.Of.of(Outcome.NO_OVERLOAD, "no call for " + inputs);
        }
        return compare(module, call.get(), arguments + " called with " + inputs);
    }

    private Outcome.Of compare(Module module, Binder.Call call, String description) {
        List<@Nullable Object> results =
                OpRun.seeded(OpRun.SEED, () -> Invocation.flat(call.make()));
        Map<String, Parameter> parameters = module.namedParameters();
        List<Tensor> leaves = new ArrayList<>(decoder.leaves());
        leaves.addAll(parameters.values());
        boolean twice = !test.raw("seconds").isEmpty();
        var derivatives = Gradients.of(Invocation.tensors(results), leaves, twice);
        List<@Nullable Tensor> gradients = derivatives.first();
        String difference =
                Comparison.difference(results, test.values("results"), test.values("wide"), false);
        if (difference == null) {
            difference =
                    Comparison.layout(
                            results,
                            test.values("results"),
                            test.raw("results"),
                            test.entry().isStrict());
        }
        int inputs = decoder.leaves().size();
        if (difference == null && !gradients.isEmpty()) {
            difference =
                    Gradients.difference(
                            gradients.subList(0, inputs),
                            test.values("gradients"),
                            test.values("wide_gradients"),
                            test.raw("gradients"),
                            DType.FLOAT64,
                            test.entry().isStrict(),
                            false);
            difference = difference == null ? null : "gradient " + difference;
        }
        if (difference == null) {
            difference = weights(parameters, gradients, inputs);
        }
        if (difference == null) {
            difference = buffers(module);
        }
        if (difference == null) {
            difference =
                    Gradients.difference(
                            derivatives.second(),
                            test.values("seconds"),
                            List.of(),
                            List.of(),
                            DType.FLOAT64,
                            test.entry().isStrict(),
                            false);
            difference = difference == null ? null : "second derivative " + difference;
        }
        List<@Nullable Object> all = new ArrayList<>(results);
        all.addAll(derivatives.all());
        long bits = Bits.of(all);
        return difference == null
                ? new Outcome.Of(Outcome.PASSED, "", bits)
                : new Outcome.Of(Outcome.WRONG, difference + ", " + description, bits);
    }

    private @Nullable String weights(
            Map<String, Parameter> parameters, List<@Nullable Tensor> gradients, int inputs) {
        Map<String, @Nullable Object> expected = values("weight_gradients");
        Map<String, @Nullable Object> wide = values("wide_weight_gradients");
        if (!parameters.keySet().equals(expected.keySet())) {
            return "parameters " + parameters.keySet() + " for " + expected.keySet();
        }
        Map<?, ?> json = (Map<?, ?>) Objects.requireNonNull(test.json().get("weight_gradients"));
        int i = inputs;
        for (String name : parameters.keySet()) {
            Tensor actual = i < gradients.size() ? gradients.get(i) : null;
            i++;
            String difference =
                    Gradients.difference(
                            Arrays.asList(actual),
                            Arrays.asList(expected.get(name)),
                            Arrays.asList(wide.get(name)),
                            Arrays.asList(json.get(name)),
                            DType.FLOAT64,
                            test.entry().isStrict(),
                            false);
            if (difference != null) {
                return "gradient of " + name + " " + difference;
            }
        }
        return null;
    }

    private @Nullable String buffers(Module module) {
        Map<String, ? extends Tensor> buffers = module.namedBuffers();
        Map<String, Tensor> expected = tensors("buffers");
        if (!buffers.keySet().equals(expected.keySet())) {
            return "buffers " + buffers.keySet() + " for " + expected.keySet();
        }
        for (var buffer : expected.entrySet()) {
            Tensor actual = Objects.requireNonNull(buffers.get(buffer.getKey()));
            String difference = Comparison.values(actual, buffer.getValue(), null, false);
            if (difference != null) {
                return "buffer " + buffer.getKey() + ": " + difference;
            }
        }
        return null;
    }

    private Map<String, @Nullable Object> values(String key) {
        return new Decoder(test.entry().tensors()).map(test.json().get(key));
    }

    private Map<String, Tensor> tensors(String key) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        values(key).forEach((k, v) -> tensors.put(k, (Tensor) Objects.requireNonNull(v)));
        return tensors;
    }

    private static List<String> strings(@Nullable Object json) {
        return json instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
