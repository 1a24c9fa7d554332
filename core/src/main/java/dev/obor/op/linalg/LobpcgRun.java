package dev.obor.op.linalg;

import dev.obor.Tensor;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import org.jspecify.annotations.Nullable;

/// The steps for one matrix, in PyTorch's order, so that the same start leads to the same numbers.
///
/// The space that is searched has up to three parts, side by side: the approximations X, the last
/// steps P and the residuals W.
final class LobpcgRun {
    /// What does not change.
    ///
    /// @param m rows of A
    /// @param n columns that are improved together
    /// @param k how many pairs are wanted
    record Settings(
            long m,
            long n,
            long k,
            long steps,
            double tolerance,
            boolean largest,
            boolean ortho,
            int outer,
            int inner,
            double orthoTolerance,
            double dropped,
            double replaced,
            boolean drops) {}

    private final Settings s;
    private final Tensor a;
    private final @Nullable Tensor b;
    private final @Nullable Tensor iK;
    private Tensor x;
    private final Tensor e;
    private Tensor r;
    private final Tensor space;
    private double aNorm;
    private double bNorm;
    private long converged;
    private long end;

    LobpcgRun(Settings settings, Tensor a, @Nullable Tensor b, @Nullable Tensor iK, Tensor start) {
        s = settings;
        this.a = a;
        this.b = b;
        this.iK = iK;
        x = start;
        e = EigenOps.zeros(a, s.n);
        r = start;
        space = EigenOps.zeros(a, s.m, 3 * s.n);
    }

    Tensor values() {
        return e.narrow(0, 0, s.k);
    }

    Tensor vectors() {
        return x.narrow(1, 0, s.k);
    }

    void run() {
        double norm = norm(x);
        aNorm = norm(a.matmul(x)) / norm;
        bNorm = norm(times(b, x)) / norm;
        long left = s.steps;
        for (long step = 0; step == 0 || left != 0 && converged < s.k; step++) {
            if (s.ortho) {
                ortho(step == 0);
            } else {
                basic(step == 0);
            }
            left--;
        }
    }

    private static double norm(Tensor t) {
        return t.norm().item();
    }

    private static Tensor times(@Nullable Tensor matrix, Tensor t) {
        return matrix == null ? t : matrix.matmul(t);
    }

    private static Tensor form(@Nullable Tensor matrix, Tensor t) {
        return t.mT().matmul(times(matrix, t));
    }

    private static Tensor[] eigen(Tensor t, boolean falling) {
        var found = EigenOps.eigh(t, "U");
        return falling
                ? new Tensor[] {found.eigenvalues().flip(-1), found.eigenvectors().flip(-1)}
                : new Tensor[] {found.eigenvalues(), found.eigenvectors()};
    }

    private static Tensor columns(Tensor t, long from, long to) {
        return t.narrow(1, from, to - from);
    }

    private void put(long from, Tensor part) {
        columns(space, from, from + part.size(1)).copy_(part);
    }

    private void ortho(boolean first) {
        long known = converged;
        Tensor last = null;
        if (first) {
            Tensor ri = rayleighRitz(x);
            x = x.matmul(ri.matmul(eigen(form(form(a, x), ri), s.largest)[1]));
        } else {
            Tensor searched = columns(space, known, end);
            Tensor[] found = eigen(form(a, searched), s.largest);
            Tensor z = found[1];
            long fresh = s.n - known;
            columns(x, known, s.n).copy_(searched.matmul(columns(z, 0, fresh)));
            e.narrow(0, known, fresh).copy_(found[0].narrow(0, 0, fresh));
            Tensor rest = columns(z, fresh, z.size(1));
            Tensor basis = QrOps.qr(rest.narrow(0, 0, fresh).mT(), "reduced").q();
            last = searched.matmul(rest.matmul(basis));
        }
        residual();
        long found = count();
        put(0, x);
        long width = s.n;
        if (last != null) {
            put(s.n, last);
            width += last.size(1);
        }
        Tensor w = orthonormal(columns(r, first ? 0 : found, s.n), columns(space, 0, width));
        put(width, w);
        end = width + w.size(1);
    }

    private void basic(boolean first) {
        long known = converged;
        long width = s.n;
        Tensor last = null;
        if (first) {
            Tensor ri = rayleighRitz(x);
            Tensor[] found = eigen(form(form(a, x), ri), s.largest);
            x.copy_(x.matmul(ri.matmul(found[1])));
            e.copy_(found[0]);
        } else {
            Tensor searched = columns(space, known, end);
            Tensor ri = rayleighRitz(searched);
            Tensor[] found = eigen(form(form(a, searched), ri), s.largest);
            Tensor z = found[1];
            long fresh = s.n - known;
            columns(x, known, s.n).copy_(searched.matmul(ri.matmul(columns(z, 0, fresh))));
            e.narrow(0, known, fresh).copy_(found[0].narrow(0, 0, fresh));
            long to = Math.min(2 * s.n - known, z.size(1));
            last = searched.matmul(ri.matmul(columns(z, Math.min(s.n, to), to)));
        }
        residual();
        long found = count();
        put(0, x);
        if (last != null) {
            put(s.n, last);
            width += last.size(1);
        }
        Tensor w = times(iK, columns(r, first ? 0 : found, s.n));
        put(width, w);
        end = width + w.size(1);
    }

    private void residual() {
        r = a.matmul(x).sub(times(b, x).mul(e));
    }

    /// How many pairs are found, without a gap; section 4.3 of Duersch et al.
    private long count() {
        Tensor lengths = x.norm(2, 0).mul(e.abs().mul(bNorm).add(aNorm));
        double[] errors = r.norm(2, 0).div(lengths).toDoubleArray();
        long found = 0;
        while (found < errors.length && errors[(int) found] < s.tolerance) {
            found++;
        }
        if (found < converged) {
            throw new StateError(
                    "the number of converged eigenpairs (was "
                            + converged
                            + ", got "
                            + found
                            + ") cannot decrease");
        }
        converged = found;
        return found;
    }

    /// What makes the columns of a basis B-orthonormal, without small numbers.
    private Tensor rayleighRitz(Tensor basis) {
        Tensor sbs = form(b, basis);
        Tensor row = sbs.diagonal(0, -2, -1).pow(-0.5);
        Tensor scaled = sbs.mul(row).mul(row.reshape(-1, 1));
        Tensor root = CholeskyOps.cholesky(scaled, true);
        return TriangularOps.solveTriangular(root, row.diagEmbed(), true, false, false);
    }

    /// Algorithm 4 of Duersch's dissertation (2015): B-orthonormal columns of the same space.
    private Tensor svqb(Tensor u, boolean drop, double tau) {
        if (u.numel() == 0) {
            return u;
        }
        Tensor ubu = form(b, u);
        Tensor d = ubu.diagonal(0, -2, -1);
        Tensor there = d.abs().ne(0).nonzero().squeeze(1);
        if (there.numel() < d.numel()) {
            u = u.indexSelect(1, there);
            if (u.numel() == 0) {
                return u;
            }
            ubu = form(b, u);
            d = ubu.diagonal(0, -2, -1);
        }
        Tensor column = d.pow(-0.5).reshape(-1, 1);
        Tensor[] found = eigen(ubu.mul(column).mul(column.mT()), false);
        Tensor values = found[0];
        Tensor vectors = found[1];
        double t = tau * values.abs().max().item();
        if (drop) {
            Tensor keep = values.gt(t).nonzero().squeeze(1);
            values = values.indexSelect(0, keep);
            vectors = vectors.indexSelect(1, keep);
            column = column.indexSelect(0, keep);
        } else {
            values = values.clampMin(t);
        }
        return u.mul(column.mT()).matmul(vectors.mul(values.pow(-0.5)));
    }

    /// B-orthonormal columns that are B-orthogonal to others; fewer, or none, if columns depend on
    /// them.
    private Tensor orthonormal(Tensor given, Tensor others) {
        Tensor u = given;
        double bvNorm = norm(times(b, others));
        Tensor vbu = others.mT().matmul(times(b, u));
        for (int i = 0; i < s.outer; i++) {
            u = u.sub(others.matmul(vbu));
            boolean drop = false;
            double tau = s.dropped;
            for (int j = 0; j < s.inner; j++) {
                if (s.drops) {
                    u = svqb(u, drop, tau);
                    drop = true;
                    tau = s.replaced;
                } else {
                    u = svqb(u, false, s.replaced);
                }
                if (u.numel() == 0) {
                    return u;
                }
                Tensor ubu = form(b, u);
                Tensor rest = ubu.sub(Factors.eye(ubu.size(-1), ubu));
                if (norm(rest) / (norm(times(b, u)) * norm(u)) < s.orthoTolerance) {
                    break;
                }
            }
            vbu = others.mT().matmul(times(b, u));
            if (norm(vbu) / (bvNorm * norm(u)) < s.orthoTolerance) {
                break;
            }
            if (s.m < u.size(-1) + others.size(-1)) {
                throw new ValueError(
                        "Overdetermined shape of U: #B-cols(="
                                + s.m
                                + ") >= #U-cols(="
                                + u.size(-1)
                                + ") + #V-cols(="
                                + others.size(-1)
                                + ") must hold");
            }
        }
        return u;
    }
}
