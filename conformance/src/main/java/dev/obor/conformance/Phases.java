package dev.obor.conformance;

import dev.obor.Obor;
import dev.obor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Eigenvectors and singular vectors: their signs, or phases, are free, and so is the basis of a
/// null space.
///
/// The own ones are turned to PyTorch's choice before anything is compared or differentiated: what
/// they decompose stays the same, and gradients flow through the turn.
final class Phases {
    /// Where left vectors stand as columns, and where right ones do, if there are any, perhaps as
    /// rows.
    private record Places(int left, int right, boolean rows) {}

    private static final Map<String, Places> OPS =
            Map.of(
                    "linalg.eig", new Places(1, -1, false),
                    "linalg.eigh", new Places(1, -1, false),
                    "linalg.svd", new Places(0, 2, true),
                    "svd", new Places(0, 2, false),
                    "svd_lowrank", new Places(0, 2, false),
                    "pca_lowrank", new Places(0, 2, false));

    private Phases() {}

    /// The results with vectors as PyTorch chose them.
    static List<@Nullable Object> aligned(
            String op, List<@Nullable Object> results, List<@Nullable Object> expected) {
        Places at = OPS.get(op);
        if (at == null || results.size() != expected.size() || !alike(results, expected)) {
            return results;
        }
        Tensor u = tensor(results, at.left);
        Tensor wanted = tensor(expected, at.left);
        List<@Nullable Object> aligned = new ArrayList<>(results);
        if (at.right < 0) {
            Tensor signs = signs(agreement(u, wanted), u);
            aligned.set(at.left, turned(u, wanted, signs));
            return aligned;
        }
        Tensor v = tensor(results, at.right);
        Tensor wantedV = tensor(expected, at.right);
        Tensor columns = at.rows ? v.mH() : v;
        Tensor wantedColumns = at.rows ? wantedV.mH() : wantedV;
        long k = Math.min(u.size(-1), columns.size(-1));
        if (k == 0) {
            return results; // nothing was decomposed, and both have the plain basis
        }
        Tensor both =
                agreement(u.narrow(-1, 0, k), wanted.narrow(-1, 0, k))
                        .add(agreement(columns.narrow(-1, 0, k), wantedColumns.narrow(-1, 0, k)));
        Tensor signs = signs(both, u);
        Tensor turned = turned(columns, wantedColumns, signs);
        aligned.set(at.left, turned(u, wanted, signs));
        aligned.set(at.right, at.rows ? turned.mH() : turned);
        return aligned;
    }

    private static Tensor tensor(List<@Nullable Object> list, int i) {
        return (Tensor) Objects.requireNonNull(list.get(i));
    }

    private static boolean alike(List<@Nullable Object> results, List<@Nullable Object> expected) {
        for (int i = 0; i < results.size(); i++) {
            if (!(results.get(i) instanceof Tensor a)
                    || !(expected.get(i) instanceof Tensor b)
                    || !a.shape().equals(b.shape())) {
                return false;
            }
        }
        return true;
    }

    /// For each column how far two point in the same direction, and of complex ones with which
    /// phase.
    private static Tensor agreement(Tensor own, Tensor wanted) {
        return wide(own).conj().mul(wide(wanted)).sum(-2);
    }

    private static Tensor wide(Tensor t) {
        return t.detach().to(t.isComplex() ? Obor.complex128 : Obor.float64);
    }

    private static Tensor signs(Tensor agreement, Tensor like) {
        Tensor signs =
                agreement.isComplex() ? agreement.sgn() : Obor.where(agreement.lt(0L), -1.0, 1.0);
        return signs.to(like.dtype());
    }

    /// Columns with other signs; those that have no sign of their own in PyTorch's basis, if they
    /// span the same space.
    private static Tensor turned(Tensor own, Tensor wanted, Tensor signs) {
        long k = signs.size(-1);
        Tensor first = own.narrow(-1, 0, k).mul(signs.unsqueeze(-2));
        long rest = own.size(-1) - k;
        if (rest == 0) {
            return first;
        }
        Tensor free = own.narrow(-1, k, rest);
        Tensor turn = free.detach().mH().matmul(wanted.detach().narrow(-1, k, rest));
        // as PyTorch's memory, in which the columns are side by side
        Tensor turnedRest = turn.mT().matmul(free.mT());
        return Obor.cat(List.of(first.mT(), turnedRest), -2).mT();
    }
}
