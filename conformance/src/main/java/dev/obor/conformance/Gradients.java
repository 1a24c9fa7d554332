package dev.obor.conformance;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// First and second derivatives for fixed cotangents, as conformance/python/fixtures.py takes them.
///
/// @param first of each leaf; null where PyTorch has none
/// @param second of each leaf and each cotangent
record Gradients(List<@Nullable Tensor> first, List<@Nullable Tensor> second) {
    private static final Gradients NONE = new Gradients(List.of(), List.of());

    /// Differentiates; without results that need a gradient there is nothing.
    static Gradients of(List<Tensor> results, List<Tensor> leaves, boolean twice) {
        List<Tensor> outputs = results.stream().filter(Tensor::requiresGrad).toList();
        if (outputs.isEmpty() || leaves.isEmpty()) {
            return NONE;
        }
        List<Tensor> cotangents = new ArrayList<>();
        outputs.forEach(o -> cotangents.add(cotangent(o, 0).requiresGrad_(twice)));
        List<@Nullable Tensor> first =
                Autograd.grad(
                        outputs,
                        leaves,
                        new ArrayList<>(cotangents),
                        o -> o.allowUnused(true).createGraph(twice));
        List<Tensor> again = new ArrayList<>();
        for (Tensor gradient : first) {
            if (twice && gradient != null && gradient.requiresGrad()) {
                again.add(gradient);
            }
        }
        if (again.isEmpty()) {
            return new Gradients(first, List.of());
        }
        List<Tensor> inputs = new ArrayList<>(leaves);
        inputs.addAll(cotangents);
        List<@Nullable Tensor> second = new ArrayList<>();
        again.forEach(g -> second.add(cotangent(g, second.size() + 1)));
        return new Gradients(first, Autograd.grad(again, inputs, second, o -> o.allowUnused(true)));
    }

    /// Fixed numbers in (-2, 2) without zeros, exact in bfloat16.
    static Tensor cotangent(Tensor output, int salt) {
        if (output.isComplex()) {
            Tensor real = numbers(output, salt);
            return Obor.complex(real, numbers(output, salt + 13)).to(output.dtype());
        }
        return numbers(output, salt).to(output.dtype());
    }

    private static Tensor numbers(Tensor output, int salt) {
        double[] values = new double[Math.toIntExact(output.numel())];
        for (int i = 0; i < values.length; i++) {
            long k = ((i + 977L * salt) * 40503 + 7919) % 65536 / 512;
            values[i] = (2 * k - 127) / 64.0;
        }
        return Obor.tensor(values, o -> o.dtype(Obor.float64)).reshape(output.shape().toArray());
    }

    /// What differs from PyTorch's, or null: no gradient is not a gradient of zeros.
    ///
    /// @param json PyTorch's gradients as they are written, for their strides; empty where these do
    ///   not matter
    /// @param coarsest what they were computed in, if it is coarser than their own dtype
    /// @param strict whether the file tells no gradient from zeros, and has strides
    static @Nullable String difference(
            List<@Nullable Tensor> actual,
            List<@Nullable Object> expected,
            List<@Nullable Object> wide,
            List<?> json,
            DType coarsest,
            boolean strict,
            boolean each) {
        for (int i = 0; i < expected.size(); i++) {
            Tensor left = i < actual.size() ? actual.get(i) : null;
            if (!(expected.get(i) instanceof Tensor right)) {
                if (left != null && (strict || left.detach().ne(0L).any().item() != 0)) {
                    return i + ": a gradient where PyTorch has none";
                }
                continue;
            }
            if (left == null && !strict && right.ne(0L).any().item() == 0) {
                continue;
            }
            if (left == null) {
                return i + ": no gradient where PyTorch has one";
            }
            Tensor exact = i < wide.size() && wide.get(i) instanceof Tensor t ? t : null;
            DType computed = coarser(left.dtype(), coarsest);
            String difference = Comparison.values(left, right, exact, each, computed);
            if (difference == null && strict && !json.isEmpty()) {
                difference = Comparison.layout(left, right, (Map<?, ?>) json.get(i), true);
            }
            if (difference != null) {
                return i + ": " + difference;
            }
        }
        return null;
    }

    /// The coarsest dtype of float results: their gradients are computed in it, and for an operand
    /// of a finer one only then converted.
    static DType coarsest(List<?> results) {
        DType coarsest = DType.FLOAT64;
        for (Object result : results) {
            if (result instanceof Tensor t && (t.isFloatingPoint() || t.isComplex())) {
                coarsest = coarser(coarsest, t.dtype());
            }
        }
        return coarsest;
    }

    private static DType coarser(DType a, DType b) {
        double first = Comparison.Tolerance.of(a).relative();
        return first >= Comparison.Tolerance.of(b).relative() ? a : b;
    }

    /// All of them in one list.
    List<@Nullable Object> all() {
        List<@Nullable Object> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
