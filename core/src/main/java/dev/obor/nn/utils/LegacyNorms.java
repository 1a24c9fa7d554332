package dev.obor.nn.utils;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.Arguments;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.Buffer;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.nn.module.ComputedPart;
import dev.obor.nn.module.ComputedTensors;
import dev.obor.nn.module.ModuleAccess;
import dev.obor.nn.module.ModuleParts;
import java.util.Map;
import java.util.function.Consumer;

/// Weight and spectral norm as PyTorch had them first, `torch.nn.utils.weight_norm` and
/// `torch.nn.utils.spectral_norm`: with keys such as `weight_g` and `weight_orig`. New programs use
/// [Parametrizations].
public final class LegacyNorms {
    private LegacyNorms() {}

    /// A part that the norm has added, which a program may have taken away.
    private static Tensor part(Map<String, ? extends Tensor> parts, String name) {
        Tensor part = parts.get(name);
        if (part == null) {
            throw new StateError(
                    "the module has no `" + name + "` any more, from which its weight is computed",
                    "removeWeightNorm and removeSpectralNorm take the norm away with its parts.");
        }
        return part;
    }

    private record Weight(String name, int dim) implements ComputedPart {
        @Override
        public Tensor value(Module module) {
            var parameters = ModuleAccess.registered(module).parameters();
            return NormedWeight.weight(
                    part(parameters, name + "_v"), part(parameters, name + "_g"), dim);
        }
    }

    private record Spectral(String name, int iterations, int dim, double eps)
            implements ComputedPart {
        @Override
        public Tensor value(Module module) {
            return value(module, module.isTraining());
        }

        Tensor value(Module module, boolean iterate) {
            ModuleParts parts = ModuleAccess.registered(module);
            Tensor weight = part(parts.parameters(), name + "_orig");
            Tensor left = part(parts.buffers(), name + "_u");
            Tensor right = part(parts.buffers(), name + "_v");
            Tensor matrix = NormedWeight.rows(weight, dim);
            if (iterate) {
                try (var _ = Autograd.noGrad()) {
                    for (int i = 0; i < iterations; i++) {
                        right.copy_(NormedWeight.normalized(matrix.mT().mv(left), eps));
                        left.copy_(NormedWeight.normalized(matrix.mv(right), eps));
                    }
                }
            }
            // Copies, so that a further call does not change what backward reads.
            return weight.div(left.clone().dot(matrix.mv(right.clone())));
        }
    }

    /// Splits the weight of a layer into `weight_g` and `weight_v`. Returns the layer.
    public static <M extends Module> M weightNorm(M module) {
        return weightNorm(module, "weight");
    }

    /// Splits a parameter into lengths and directions of its slices along the first dimension.
    /// Returns the module.
    public static <M extends Module> M weightNorm(M module, String name) {
        return weightNorm(module, name, 0);
    }

    /// Splits a parameter into lengths (`weight_g`) and directions (`weight_v`) of its slices.
    /// Returns the module.
    ///
    /// @param dim the dimension whose slices have a length each; -1, PyTorch's `None`, for one
    ///   length of the whole parameter
    /// @throws ValueError if the module has no such parameter
    /// @throws StateError if it is split already
    public static <M extends Module> M weightNorm(M module, String name, int dim) {
        Arguments.given(module, "module");
        Arguments.given(name, "name");
        if (ComputedTensors.of(module, name) instanceof Weight) {
            throw new StateError(
                    "Cannot register two weight_norm hooks on the same parameter " + name);
        }
        Tensor weight = own(module, name);
        Tensor g = NormedWeight.normExcept(weight.detach(), dim);
        Weight part = new Weight(name, dim);
        ModuleParts parts = ModuleAccess.registered(module);
        parts.parameters().put(name + "_g", new Parameter(g));
        parts.parameters().put(name + "_v", new Parameter(weight.detach()));
        ComputedTensors.install(module, name, part, part.value(module));
        return module;
    }

    private static Tensor own(Module module, String name) {
        Tensor weight = NormedWeight.of(module, name);
        if (ComputedTensors.has(module, name)) {
            throw new StateError(
                    "the parameter " + name + " of the module is computed from others already");
        }
        return weight;
    }

    /// Makes the weight of a layer a parameter of its own again. Returns the layer.
    public static <M extends Module> M removeWeightNorm(M module) {
        return removeWeightNorm(module, "weight");
    }

    /// Makes a parameter that was split one of its own again. Returns the module.
    ///
    /// @throws ValueError if it was not split
    public static <M extends Module> M removeWeightNorm(M module, String name) {
        Arguments.given(module, "module");
        Arguments.given(name, "name");
        if (!(ComputedTensors.of(module, name) instanceof Weight part)) {
            throw new ValueError("weight_norm of '" + name + "' not found in " + module);
        }
        Tensor value = part.value(module).detach();
        ModuleParts parts = ModuleAccess.registered(module);
        parts.parameters().remove(name + "_g");
        parts.parameters().remove(name + "_v");
        ComputedTensors.uninstall(module, name, new Parameter(value));
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
    public static <M extends Module> M spectralNorm(
            M module, Consumer<Parametrizations.SpectralOptions> options) {
        return spectralNorm(module, "weight", options);
    }

    /// Divides a parameter (`weight_orig`) by its largest singular value, which is estimated by the
    /// power method: one step in each call in training mode. Returns the module.
    ///
    /// @throws ValueError if the module has no such parameter
    /// @throws StateError if it is divided already
    public static <M extends Module> M spectralNorm(
            M module, String name, Consumer<Parametrizations.SpectralOptions> options) {
        Arguments.given(module, "module");
        Arguments.given(name, "name");
        var o = new Parametrizations.SpectralOptions().with(options);
        if (o.nPowerIterations <= 0) {
            throw new ValueError(
                    "Expected n_power_iterations to be positive, but got n_power_iterations="
                            + o.nPowerIterations);
        }
        if (ComputedTensors.of(module, name) instanceof Spectral) {
            throw new StateError(
                    "Cannot register two spectral_norm hooks on the same parameter " + name);
        }
        if (!(own(module, name) instanceof Parameter weight)) {
            throw new ValueError("`SpectralNorm` cannot be applied to the buffer `" + name + "`");
        }
        int dim = o.dim == null ? NormedWeight.outputs(module) : o.dim;
        Tensor matrix = NormedWeight.rows(weight.detach(), dim);
        Tensor u = NormedWeight.direction(matrix, matrix.size(0), o.eps);
        Tensor v = NormedWeight.direction(matrix, matrix.size(1), o.eps);
        ModuleParts parts = ModuleAccess.registered(module);
        parts.parameters().put(name + "_orig", weight);
        parts.buffers().put(name + "_u", new Buffer(u));
        parts.buffers().put(name + "_v", new Buffer(v));
        // As in PyTorch the weight stands undivided there until the first call.
        ComputedTensors.install(
                module, name, new Spectral(name, o.nPowerIterations, dim, o.eps), weight.detach());
        return module;
    }

    /// Makes the weight of a layer a parameter of its own again. Returns the layer.
    public static <M extends Module> M removeSpectralNorm(M module) {
        return removeSpectralNorm(module, "weight");
    }

    /// Makes a parameter that was divided one of its own again, divided. Returns the module.
    ///
    /// @throws ValueError if it was not divided
    public static <M extends Module> M removeSpectralNorm(M module, String name) {
        Arguments.given(module, "module");
        Arguments.given(name, "name");
        if (!(ComputedTensors.of(module, name) instanceof Spectral part)) {
            throw new ValueError("spectral_norm of '" + name + "' not found in " + module);
        }
        Tensor value = Autograd.noGrad(() -> part.value(module, false)).detach();
        ModuleParts parts = ModuleAccess.registered(module);
        parts.parameters().remove(name + "_orig");
        parts.buffers().remove(name + "_u");
        parts.buffers().remove(name + "_v");
        ComputedTensors.uninstall(module, name, new Parameter(value));
        return module;
    }
}
