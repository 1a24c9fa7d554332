package dev.obor.conformance;

import dev.obor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Equal elements: which of them PyTorch's partial sorts meet first is not documented, and differs
/// between its builds. Another place with the same value is as right.
final class Ties {
    private static final Set<String> PARTIAL_SORTS = Set.of("topk", "kthvalue");

    private Ties() {}

    /// The results, with PyTorch's places where the own ones hold the same values.
    static List<@Nullable Object> resolved(Case c, List<@Nullable Object> results) {
        if (!PARTIAL_SORTS.contains(c.op())
                || results.size() != 2
                || !(c.arguments().get(0) instanceof Tensor input)
                || !(results.get(0) instanceof Tensor values)
                || !(results.get(1) instanceof Tensor places)
                || !places.shape().equals(values.shape())) {
            return results;
        }
        long dim = c.keywords().get("dim") instanceof Long given ? given : -1;
        dim = c.arguments().size() > 2 && c.arguments().get(2) instanceof Long third ? third : dim;
        boolean dropped = places.dim() < input.dim();
        Tensor whole = dropped ? places.unsqueeze(dim) : places;
        Tensor found = input.detach().gather(dim, whole);
        if (!found.reshape(-1).equal(values.detach().reshape(-1))) {
            return results;
        }
        List<@Nullable Object> resolved = new ArrayList<>(results);
        resolved.set(1, c.results().get(1));
        return resolved;
    }
}
