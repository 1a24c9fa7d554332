package dev.obor.conformance;

import dev.obor.Obor;
import dev.obor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Equal elements: which of them PyTorch's sorts meet first is not documented, and differs between
/// its builds. Another place with the same value is as right.
final class Ties {
    private static final Set<String> SORTS = Set.of("topk", "kthvalue", "sort", "argsort", "mode");

    private Ties() {}

    /// The results, with PyTorch's places where the own ones hold the same values.
    static List<@Nullable Object> resolved(
            String op,
            Arguments given,
            List<@Nullable Object> results,
            List<@Nullable Object> expected) {
        if (op.equals("msort") && given.positional().get(0) instanceof Tensor input) {
            // Which of equal elements came first shows in the gradient alone.
            boolean ties = Obor.unique(input.detach()).values().numel() < input.numel();
            return ties ? new ArrayList<>(results) : results;
        }
        int at = op.equals("argsort") ? 0 : 1;
        if (!SORTS.contains(op)
                || Boolean.TRUE.equals(given.keywords().get("stable"))
                || results.size() != at + 1
                || !(given.positional().get(0) instanceof Tensor input)
                || !(results.get(at) instanceof Tensor places)
                || !(expected.get(at) instanceof Tensor others)
                || !places.shape().equals(others.shape())
                || places.equal(others)) {
            return results;
        }
        List<@Nullable Object> positional = given.positional();
        int position = op.equals("topk") || op.equals("kthvalue") ? 2 : 1;
        long dim = given.keywords().get("dim") instanceof Long named ? named : -1;
        dim =
                positional.size() > position && positional.get(position) instanceof Long number
                        ? number
                        : dim;
        boolean dropped = places.dim() < input.dim();
        Tensor own = input.detach().gather(dim, dropped ? places.unsqueeze(dim) : places);
        Tensor right = input.detach().gather(dim, dropped ? others.unsqueeze(dim) : others);
        if (!own.equal(right)) {
            return results;
        }
        List<@Nullable Object> resolved = new ArrayList<>(results);
        resolved.set(at, others);
        return resolved;
    }
}
