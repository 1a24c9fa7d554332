package dev.obor.func;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.Module;
import dev.obor.nn.module.ModuleAccess;
import dev.obor.op.Callback;
import dev.obor.op.TensorAccess;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Modules as functions of their parameters and buffers.
final class ModuleFunctions {
    private ModuleFunctions() {}

    /// Calls a module with other tensors in the places of its own, which come back afterwards.
    static <R> R call(
            Module module, Map<String, ? extends Tensor> state, boolean strict, Supplier<R> body) {
        Map<String, Tensor> own =
                new LinkedHashMap<>(module.namedParameters(o -> o.removeDuplicate(false)));
        own.putAll(module.namedBuffers(o -> o.removeDuplicate(false)));
        checkShared(own, state);
        if (strict) {
            check(module, own, state);
        }
        Map<Tensor, TensorAccess.Content> before = new IdentityHashMap<>();
        try {
            state.forEach((name, tensor) -> {
                Tensor place = own.get(name);
                if (place != null && place != tensor && !before.containsKey(place)) {
                    before.put(place, TensorAccess.content(place));
                    TensorAccess.lend(TensorAccess.itself(tensor), place);
                }
            });
            return Callback.call(body);
        } finally {
            before.forEach(TensorAccess::setContent);
        }
    }

    /// A tensor that is held under several names has one value.
    private static void checkShared(Map<String, Tensor> own, Map<String, ? extends Tensor> state) {
        Map<Tensor, Map<String, Tensor>> given = new IdentityHashMap<>();
        state.forEach((name, tensor) -> {
            Tensor place = own.get(name);
            if (place != null) {
                given.computeIfAbsent(place, _ -> new TreeMap<>()).put(name, tensor);
            }
        });
        for (Map<String, Tensor> values : given.values()) {
            if (values.values().stream().distinct().count() > 1) {
                throw new ValueError(
                        "functional_call got multiple values for keys "
                                + values.keySet()
                                + ", which are tied.",
                        "Give one of them, or the same tensor for all.");
            }
        }
    }

    private static void check(
            Module module, Map<String, Tensor> own, Map<String, ? extends Tensor> state) {
        Set<Tensor> given = Collections.newSetFromMap(new IdentityHashMap<>());
        List<String> unexpected = new ArrayList<>();
        for (String name : state.keySet()) {
            Tensor place = own.get(name);
            if (place == null) {
                unexpected.add("'" + name + "'");
            } else {
                given.add(place);
            }
        }
        List<String> missing = new ArrayList<>();
        own.forEach((name, place) -> {
            if (!given.contains(place)) {
                missing.add("'" + name + "'");
            }
        });
        List<String> problems = new ArrayList<>();
        if (!unexpected.isEmpty()) {
            problems.add("Unexpected key(s): " + String.join(", ", unexpected) + ".");
        }
        if (!missing.isEmpty()) {
            problems.add("Missing key(s): " + String.join(", ", missing) + ".");
        }
        if (!problems.isEmpty()) {
            throw new StateError(
                    "Error(s) in reparametrizing for "
                            + ModuleAccess.typeName(module)
                            + ":\n\t"
                            + String.join("\n\t", problems));
        }
    }

    static Func.ModelState stack(List<? extends Module> models) {
        if (models.isEmpty()) {
            throw new ValueError("stack_module_state: Expected at least one model, got 0.");
        }
        Module first = models.getFirst();
        for (Module model : models) {
            if (model.isTraining() != first.isTraining()) {
                throw new StateError(
                        "stack_module_state: Expected all models to have the same training/eval"
                                + " mode.");
            }
            if (model.getClass() != first.getClass()) {
                throw new ValueError(
                        "stack_module_state: Expected all models to be of the same class.");
            }
        }
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        first.namedParameters()
                .forEach((name, p) -> {
                    List<Tensor> all = new ArrayList<>();
                    models.forEach(m -> all.add(named(m.namedParameters(), name)));
                    parameters.put(name, Obor.stack(all).detach().requiresGrad_(p.requiresGrad()));
                });
        Map<String, Tensor> buffers = new LinkedHashMap<>();
        first.namedBuffers()
                .forEach((name, _) -> {
                    List<Tensor> all = new ArrayList<>();
                    models.forEach(m -> all.add(named(m.namedBuffers(), name)));
                    buffers.put(name, Obor.stack(all));
                });
        return new Func.ModelState(parameters, buffers);
    }

    private static Tensor named(Map<String, ? extends Tensor> tensors, String name) {
        Tensor found = tensors.get(name);
        if (found == null) {
            throw new ShapeError("stack_module_state: a model has no " + name);
        }
        return found;
    }
}
