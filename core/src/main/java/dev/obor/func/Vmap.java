package dev.obor.func;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.Callback;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs a function for each sample of a batch and joins the results.
final class Vmap {
    private final VmapOptions options;
    private final @Nullable Integer[] dims;

    Vmap(VmapOptions options, int arguments) {
        this.options = options;
        this.dims = new Integer[arguments];
        List<@Nullable Integer> given = options.inDims;
        if (given == null) {
            Arrays.fill(dims, 0);
        } else if (given.size() == arguments) {
            given.toArray(dims);
        } else {
            throw new ValueError(
                    "vmap(f, in_dims="
                            + given
                            + "): in_dims is not compatible with the structure of inputs: it has "
                            + given.size()
                            + " entries for "
                            + arguments
                            + " arguments");
        }
        if (Arrays.stream(dims).allMatch(d -> d == null)) {
            throw new ValueError(
                    "vmap(f, in_dims=...): there are no inputs to map over: give at least one"
                            + " argument a dimension");
        }
    }

    /// The i-th argument of the function, which has the type of the one that was given.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <A> A argument(List<Object> arguments, int i) {
        return (A) arguments.get(i);
    }

    <R> R run(List<Object> arguments, Function<List<Object>, R> function) {
        long batch = batch(arguments);
        if (batch == 0) {
            throw new ShapeError(
                    "vmap: the mapped dimension has size 0, so what the function returns is not"
                            + " known",
                    "Leave an empty batch out.");
        }
        Draws draws = new Draws(options.randomness, "vmap");
        List<List<Tensor>> results = new ArrayList<>();
        List<Object> start = sample(arguments, 0);
        R first = Callback.call(() -> function.apply(start));
        draws.check();
        results.add(tensors(first));
        for (long b = 1; b < batch; b++) {
            draws.next();
            List<Object> sample = sample(arguments, b);
            results.add(tensors(Callback.call(() -> function.apply(sample))));
        }
        return joined(first, results);
    }

    private static List<Tensor> tensors(@Nullable Object result) {
        List<Tensor> tensors = Inputs.TREE.tensors(result);
        if (tensors.isEmpty()) {
            throw new ValueError(
                    "vmap(f): `f` must only return Tensors, got type "
                            + (result == null ? "null" : result.getClass().getSimpleName())
                            + " as a return.");
        }
        return tensors;
    }

    private long batch(List<Object> arguments) {
        List<Long> sizes = new ArrayList<>();
        for (int i = 0; i < dims.length; i++) {
            Integer dim = dims[i];
            if (dim == null) {
                continue;
            }
            for (Tensor t : Inputs.TREE.tensors(arguments.get(i))) {
                if (dim < -t.dim() || dim >= t.dim()) {
                    throw new IndexError(
                            "vmap: Got in_dim="
                                    + dim
                                    + " for some input, but that input is a Tensor of"
                                    + " dimensionality "
                                    + t.dim()
                                    + " so expected in_dim to satisfy -"
                                    + t.dim()
                                    + " <= in_dim < "
                                    + t.dim()
                                    + ".");
                }
                sizes.add(t.size(dim));
            }
        }
        if (sizes.isEmpty()) {
            throw new ValueError("vmap: the arguments that are mapped over have no tensor in them");
        }
        if (sizes.stream().distinct().count() > 1) {
            throw new ShapeError(
                    "vmap: Expected all tensors to have the same size in the mapped dimension, got"
                            + " sizes "
                            + sizes
                            + " for the mapped dimension");
        }
        return sizes.getFirst();
    }

    @SuppressWarnings("NullAway") // a value of the same kind
    private List<Object> sample(List<Object> arguments, long b) {
        List<Object> sample = new ArrayList<>();
        for (int i = 0; i < dims.length; i++) {
            Integer dim = dims[i];
            Object argument = arguments.get(i);
            sample.add(dim == null ? argument : Inputs.TREE.map(argument, t -> t.select(dim, b)));
        }
        return sample;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // a value of the same kind
    private <R> R joined(R like, List<List<Tensor>> results) {
        int count = results.getFirst().size();
        List<Tensor> joined = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            List<Tensor> parts = new ArrayList<>();
            for (List<Tensor> result : results) {
                if (result.size() != count) {
                    throw new ShapeError(
                            "vmap: the function returned "
                                    + count
                                    + " tensors for one sample and "
                                    + result.size()
                                    + " for another");
                }
                parts.add(result.get(k));
            }
            joined.add(Obor.stack(parts, options.outDims));
        }
        Iterator<Tensor> next = joined.iterator();
        return (R) Inputs.TREE.map(like, _ -> next.next());
    }
}
