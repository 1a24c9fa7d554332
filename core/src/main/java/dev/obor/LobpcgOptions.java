package dev.obor;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Optional arguments of [Obor#lobpcg].
public final class LobpcgOptions extends Options<LobpcgOptions> {
    static final LobpcgOptions DEFAULT = new LobpcgOptions();
    long k = 0;
    @Nullable Tensor b;
    @Nullable Tensor x;
    @Nullable Long n;
    @Nullable Tensor iK;
    @Nullable Long niter;
    @Nullable Double tol;
    boolean largest = true;
    String method = "ortho";
    Map<String, Integer> orthoIparams = Map.of();
    Map<String, Double> orthoFparams = Map.of();
    Map<String, Boolean> orthoBparams = Map.of();

    LobpcgOptions() {}

    /// How many pairs; 0, for the columns of the start, or 1 if there is none.
    public LobpcgOptions k(long value) {
        return set(() -> k = value);
    }

    /// B of A x = λ B x, symmetric positive definite; the identity.
    public LobpcgOptions b(@Nullable Tensor value) {
        return set(() -> b = value);
    }

    /// Approximations of the vectors to begin with, (*, m, n); random numbers.
    public LobpcgOptions x(@Nullable Tensor value) {
        return set(() -> x = value);
    }

    /// How many vectors are improved together if no start is given, `k`.
    public LobpcgOptions n(long value) {
        return set(() -> n = value);
    }

    /// A preconditioner near the inverse of A, (m, m), which `basic` uses.
    public LobpcgOptions iK(@Nullable Tensor value) {
        return set(() -> iK = value);
    }

    /// How many steps at most, 1000; -1 for no bound.
    public LobpcgOptions niter(long value) {
        return set(() -> niter = value);
    }

    /// The relative residual at which a pair is found, the root of the precision.
    public LobpcgOptions tol(double value) {
        return set(() -> tol = value);
    }

    /// Whether the largest values are looked for, true, or the smallest.
    public LobpcgOptions largest(boolean value) {
        return set(() -> largest = value);
    }

    /// `ortho`, or `basic`, which is faster for each step and may fail.
    public LobpcgOptions method(String value) {
        Arguments.given(value, "value");
        return set(() -> method = value);
    }

    /// `ortho_i_max` and `ortho_j_max`, how often bases are made orthogonal again, 3 and 3.
    public LobpcgOptions orthoIparams(Map<String, Integer> value) {
        Map<String, Integer> copy = Map.copyOf(Arguments.given(value, "value"));
        return set(() -> orthoIparams = copy);
    }

    /// `ortho_tol`, `ortho_tol_drop` and `ortho_tol_replace`, up to which remainder; `tol`.
    public LobpcgOptions orthoFparams(Map<String, Double> value) {
        Map<String, Double> copy = Map.copyOf(Arguments.given(value, "value"));
        return set(() -> orthoFparams = copy);
    }

    /// `ortho_use_drop`, whether columns that hardly matter are left out, false.
    public LobpcgOptions orthoBparams(Map<String, Boolean> value) {
        Map<String, Boolean> copy = Map.copyOf(Arguments.given(value, "value"));
        return set(() -> orthoBparams = copy);
    }
}
