package dev.obor.op.linalg;

import static dev.obor.op.Operation.Face.OBOR;

import dev.obor.Linalg.Eigenpairs;
import dev.obor.LobpcgOptions;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.autograd.Context;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.Default;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.create.RandomTensors;
import dev.obor.op.shape.Joining;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Some eigenvalues of large symmetric matrices, found by products with them alone.
public final class Lobpcg {
    private Lobpcg() {}

    /// The largest or smallest eigenvalues of symmetric positive definite matrices, and their
    /// vectors: A x = λ B x.
    ///
    /// The locally optimal block preconditioned conjugate gradient method (Knyazev, SIAM J. Sci.
    /// Comput. 23, 2001), `ortho` with the orthogonal bases of Duersch, Shao, Yang and Gu (SIAM J.
    /// Sci. Comput. 40, 2018). It draws a (m, n) normal start for each matrix if none is given.
    /// Where A requires gradients it is made symmetric first, so that its gradient is.
    ///
    /// ```java
    /// Tensor a = tensor(1.0, 2, 3, 9).diagEmbed();
    /// lobpcg(a, o -> o.k(1).x(ones(4, 1))).eigenvalues() // [9]
    /// ```
    ///
    /// Difference from PyTorch: A, B and the start are never changed, and gradients are those of
    /// the eigenvalue problem, by a linear system for each vector.
    ///
    /// @param input (*, m, m) float32 or float64, symmetric
    /// @param k how many; 0 for the columns of the start, or 1 if there is none
    /// @param b (\*, m, m) B, symmetric positive definite; null for the identity
    /// @param x (*, m, n) approximations of the vectors to begin with, n at least `k`
    /// @param n how many vectors are improved together, if no start is given; `k` if null
    /// @param iK (m, m) a preconditioner, near the inverse of A
    /// @param niter how many steps at most, 1000 if null; -1 for no bound
    /// @param tol the relative residual at which a pair is found; the root of the precision if null
    /// @param largest whether the largest are looked for, and not the smallest
    /// @param method `ortho`, or `basic`, which is faster for each step and may fail
    /// @param orthoIparams `ortho_i_max` and `ortho_j_max`, how often bases are made orthogonal
    ///   again
    /// @param orthoFparams `ortho_tol`, `ortho_tol_drop` and `ortho_tol_replace`, up to which
    ///   remainder; `tol` otherwise
    /// @param orthoBparams `ortho_use_drop`, whether columns that hardly matter are left out
    /// @return (\*, k) values, the largest or smallest first, and (\*, m, k) vectors
    /// @throws ValueError if A has fewer than 3 rows for each vector, or gradients are asked for
    ///   that are not known
    @Operation(value = OBOR, forms = "k", options = LobpcgOptions.class)
    public static Eigenpairs lobpcg(
            Tensor input,
            @Default("0") long k,
            @Default("null") @Nullable Tensor b,
            @Default("null") @Nullable Tensor x,
            @Default("null") @Nullable Long n,
            @Default("null") @Nullable Tensor iK,
            @Default("null") @Nullable Long niter,
            @Default("null") @Nullable Double tol,
            @Default("true") boolean largest,
            @Default("\"ortho\"") String method,
            @Default("Map.of()") Map<String, Integer> orthoIparams,
            @Default("Map.of()") Map<String, Double> orthoFparams,
            @Default("Map.of()") Map<String, Boolean> orthoBparams) {
        check(input, b);
        long m = input.size(-1);
        long count = k > 0 ? k : x == null ? 1 : x.size(-1);
        long block = x != null ? x.size(-1) : n == null ? count : n;
        if (m < 3 * block) {
            throw new ValueError(
                    "LOBPCG algorithm is not applicable when the number of A rows (="
                            + m
                            + ") is smaller than 3 x the number of requested eigenpairs (="
                            + block
                            + ")",
                    "Linalg.eigh finds all of them at once.");
        }
        double precision = input.dtype() == DType.FLOAT64 ? 2.23e-16 : 1.2e-7;
        double bound = tol == null ? Math.sqrt(precision) : tol;
        var settings =
                new LobpcgRun.Settings(
                        m,
                        block,
                        count,
                        niter == null ? 1000 : niter,
                        bound,
                        largest,
                        method.equals("ortho"),
                        orthoIparams.getOrDefault("ortho_i_max", 3),
                        orthoIparams.getOrDefault("ortho_j_max", 3),
                        orthoFparams.getOrDefault("ortho_tol", bound),
                        orthoFparams.getOrDefault("ortho_tol_drop", bound),
                        orthoFparams.getOrDefault("ortho_tol_replace", bound),
                        orthoBparams.getOrDefault("ortho_use_drop", false));
        boolean recorded =
                Autograd.isGradEnabled() && (input.requiresGrad() || b != null && b.requiresGrad());
        List<Tensor> inputs = new ArrayList<>();
        inputs.add(recorded ? symmetric(input) : input);
        if (b != null) {
            inputs.add(recorded ? symmetric(b) : b);
        }
        if (x != null) {
            inputs.add(x.detach());
        }
        if (iK != null) {
            inputs.add(iK.detach());
        }
        Found found = new Found(settings, b != null, x != null, iK != null);
        Tensor[] r = found.apply(inputs.toArray(Tensor[]::new));
        return new Eigenpairs(r[0], r[1]);
    }

    private static Tensor symmetric(Tensor a) {
        return a.add(a.mT()).div(2);
    }

    private static void check(Tensor a, @Nullable Tensor b) {
        MatrixChecks.square(a, "lobpcg");
        if (a.dtype() != DType.FLOAT32 && a.dtype() != DType.FLOAT64) {
            throw new DTypeError("lobpcg: expected float32 or float64, got " + a.dtype());
        }
        if (b != null && !b.shape().equals(a.shape())) {
            throw new ShapeError(
                    "A and B must have same shape, got " + a.shape() + " vs " + b.shape());
        }
    }

    /// The pairs of all matrices of a batch.
    private static final class Found extends Op.Multi {
        private final LobpcgRun.Settings settings;
        private final boolean general;
        private final boolean started;
        private final boolean conditioned;

        /// @param general whether B comes behind A
        /// @param started whether a start comes next
        /// @param conditioned whether a preconditioner is last
        Found(LobpcgRun.Settings settings, boolean general, boolean started, boolean conditioned) {
            super("LOBPCGAutogradFunctionBackward");
            this.settings = settings;
            this.general = general;
            this.started = started;
            this.conditioned = conditioned;
        }

        @Override
        protected Tensor[] forward(Context ctx, Tensor... in) {
            ctx.setMaterializeGrads(false);
            Tensor a = in[0].detach();
            long m = settings.m();
            Tensor[] as = matrices(a, m);
            Tensor[] bs = general ? matrices(in[1].detach(), m) : null;
            Tensor[] xs = started ? matrices(in[general ? 2 : 1], m) : null;
            Tensor iK = conditioned ? in[in.length - 1] : null;
            List<Tensor> values = new ArrayList<>();
            List<Tensor> vectors = new ArrayList<>();
            for (int i = 0; i < as.length; i++) {
                Tensor start =
                        xs == null
                                ? RandomTensors.randn(a.dtype(), m, settings.n())
                                : xs[i].clone();
                var run = new LobpcgRun(settings, as[i], bs == null ? null : bs[i], iK, start);
                run.run();
                values.add(run.values());
                vectors.add(run.vectors());
            }
            long[] sizes = Factors.sizes(a.shape().toArray());
            Tensor l =
                    Joining.stack(values, 0)
                            .reshape(Factors.sizes(a.shape().toArray(), settings.k()));
            long[] whole = Arrays.copyOf(sizes, sizes.length + 2);
            whole[sizes.length] = m;
            whole[sizes.length + 1] = settings.k();
            Tensor v = Joining.stack(vectors, 0).reshape(whole);
            if (!general) {
                ctx.saveForBackward(in[0], l, v);
            }
            return new Tensor[] {l, v};
        }

        private static Tensor[] matrices(Tensor t, long rows) {
            return t.reshape(-1, rows, t.size(-1)).unbind(0);
        }

        /// As of all eigenvectors within the space of those that were found; a change out of it, (λ
        /// - A) dx = P dA x, is a linear system for each.
        @Override
        protected @Nullable Tensor[] backward(Context ctx, @Nullable Tensor... grads) {
            if (general) {
                throw new ValueError("lobpcg.backward does not support backward with B != I yet.");
            }
            Tensor gl = grads[0];
            Tensor gv = grads[1];
            Tensor a = ctx.saved(0);
            Tensor l = ctx.saved(1);
            Tensor v = ctx.saved(2);
            Tensor within = v.zerosLike();
            if (gl != null) {
                within = v.mul(gl.unsqueeze(-2));
            }
            if (gv != null) {
                Tensor turned = v.mH().matmul(gv);
                Tensor off = Factors.eye(l.size(-1), l.detach()).rsub(1);
                within = within.add(v.matmul(turned.mul(off).div(EigenOps.gaps(l))));
                Tensor kept = v.matmul(v.mH());
                Tensor out = Factors.eye(a.size(-1), a.detach()).sub(kept);
                List<Tensor> columns = new ArrayList<>();
                for (long i = 0; i < l.size(-1); i++) {
                    Tensor value = l.select(-1, i).unsqueeze(-1).unsqueeze(-1);
                    Tensor system = out.matmul(value.mul(out).sub(a.matmul(out))).add(kept);
                    Tensor right = out.matmul(gv.narrow(-1, i, 1));
                    columns.add(Solving.solve(system, right, true));
                }
                within = within.add(Joining.cat(columns, -1));
            }
            @Nullable Tensor[] all = new Tensor[1 + (started ? 1 : 0) + (conditioned ? 1 : 0)];
            all[0] = within.matmul(v.mH());
            return all;
        }
    }
}
