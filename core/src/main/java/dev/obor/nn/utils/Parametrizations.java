package dev.obor.nn.utils;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.nn.Module;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Parametrizations that are often needed, PyTorch's `torch.nn.utils.parametrizations`; see
/// [Parametrize] for how they behave and how they are removed.
public final class Parametrizations {
    private Parametrizations() {}

    /// Optional arguments of [#spectralNorm].
    public static final class SpectralOptions extends Options<SpectralOptions> {
        int nPowerIterations = 1;
        double eps = 1e-12;
        @Nullable Integer dim;

        SpectralOptions() {}

        /// How many steps of the power method each call makes in training mode, 1.
        public SpectralOptions nPowerIterations(int value) {
            return set(() -> nPowerIterations = value);
        }

        /// What norms are at least, 1e-12.
        public SpectralOptions eps(double value) {
            return set(() -> eps = value);
        }

        /// The dimension of the outputs; 0, and 1 for transposed convolutions.
        public SpectralOptions dim(int value) {
            return set(() -> dim = value);
        }
    }

    /// Optional arguments of [#orthogonal].
    public static final class OrthogonalOptions extends Options<OrthogonalOptions> {
        @Nullable String orthogonalMap;
        boolean useTrivialization = true;

        OrthogonalOptions() {}

        /// `matrix_exp`, the default for square matrices; `cayley`; or `householder`, the default
        /// for others.
        public OrthogonalOptions orthogonalMap(String value) {
            Arguments.given(value, "value");
            return set(() -> orthogonalMap = value);
        }

        /// Whether a fixed orthogonal matrix is multiplied to the result, true: then every matrix
        /// can be assigned.
        public OrthogonalOptions useTrivialization(boolean value) {
            return set(() -> useTrivialization = value);
        }
    }

    /// Splits the weight of a layer into lengths (`original0`) and directions (`original1`) of its
    /// rows. Returns the layer.
    public static <M extends Module> M weightNorm(M module) {
        return weightNorm(module, "weight");
    }

    /// Splits a parameter into lengths (`original0`) and directions (`original1`) of its slices
    /// along the first dimension. Returns the module.
    public static <M extends Module> M weightNorm(M module, String name) {
        return weightNorm(module, name, 0);
    }

    /// Splits a parameter into lengths (`original0`) and directions (`original1`) of its slices.
    /// Returns the module. States of the older [LegacyNorms#weightNorm] can be loaded.
    ///
    /// ```text
    /// w = g v / |v|
    /// ```
    ///
    /// Source: Salimans and Kingma, "Weight normalization", 2016, https://arxiv.org/abs/1602.07868.
    ///
    /// @param dim the dimension whose slices have a length each; -1, PyTorch's `None`, for one
    ///   length of the whole parameter
    /// @throws dev.obor.base.ValueError if the module has no such parameter
    public static <M extends Module> M weightNorm(M module, String name, int dim) {
        Arguments.given(module, "module");
        Arguments.given(name, "name");
        NormedWeight.of(module, name);
        Parametrize.registerParametrization(
                module, name, new WeightNormMap(dim), o -> o.unsafe(true));
        module.registerLoadStateDictPreHook((_, state, prefix) -> {
            String g = prefix + name + "_g";
            String v = prefix + name + "_v";
            if (state.containsKey(g) && state.containsKey(v)) {
                String original = prefix + "parametrizations." + name + ".original";
                state.put(original + "0", state.remove(g));
                state.put(original + "1", state.remove(v));
            }
        });
        return module;
    }

    /// Divides the weight of a layer by its largest singular value. Returns the layer.
    public static <M extends Module> M spectralNorm(M module) {
        return spectralNorm(module, "weight", o -> {});
    }

    /// Divides a parameter by its largest singular value. Returns the module.
    public static <M extends Module> M spectralNorm(M module, String name) {
        return spectralNorm(module, name, o -> {});
    }

    /// Divides the weight of a layer by its largest singular value, with options. Returns the
    /// layer.
    public static <M extends Module> M spectralNorm(M module, Consumer<SpectralOptions> options) {
        return spectralNorm(module, "weight", options);
    }

    /// Divides a parameter by its largest singular value, which is estimated by the power method:
    /// one step in each call in training mode. A vector is divided by its length. Returns the
    /// module.
    ///
    /// Source: Miyato et al., "Spectral normalization for generative adversarial networks", 2018,
    /// https://arxiv.org/abs/1802.05957.
    ///
    /// @throws dev.obor.base.ValueError if the module has no such parameter
    public static <M extends Module> M spectralNorm(
            M module, String name, Consumer<SpectralOptions> options) {
        Arguments.given(module, "module");
        Arguments.given(name, "name");
        SpectralOptions o = new SpectralOptions().with(options);
        int dim = o.dim == null ? NormedWeight.outputs(module) : o.dim;
        Tensor weight = NormedWeight.of(module, name);
        return Parametrize.registerParametrization(
                module, name, new SpectralNormMap(weight, o.nPowerIterations, dim, o.eps));
    }

    /// Makes the weight of a layer orthogonal. Returns the layer.
    public static <M extends Module> M orthogonal(M module) {
        return orthogonal(module, "weight", o -> {});
    }

    /// Makes a parameter orthogonal. Returns the module.
    public static <M extends Module> M orthogonal(M module, String name) {
        return orthogonal(module, name, o -> {});
    }

    /// Makes the weight of a layer orthogonal, with options. Returns the layer.
    public static <M extends Module> M orthogonal(M module, Consumer<OrthogonalOptions> options) {
        return orthogonal(module, "weight", options);
    }

    /// Makes a matrix, or a batch of them, orthogonal: its columns are orthonormal, or its rows if
    /// it is wide. It starts as the parameter is, or as the nearest by its QR decomposition.
    /// Returns the module.
    ///
    /// Source: Lezcano-Casado, "Trivializations for gradient-based optimization on manifolds",
    /// 2019, https://arxiv.org/abs/1909.09501.
    ///
    /// @throws dev.obor.base.ValueError if the module has no such parameter, or it is no matrix
    public static <M extends Module> M orthogonal(
            M module, String name, Consumer<OrthogonalOptions> options) {
        Arguments.given(module, "module");
        Arguments.given(name, "name");
        OrthogonalOptions o = new OrthogonalOptions().with(options);
        Tensor weight = NormedWeight.of(module, name);
        return Parametrize.registerParametrization(
                module,
                name,
                new OrthogonalMap(weight, o.orthogonalMap, o.useTrivialization),
                r -> r.unsafe(true));
    }
}
