package dev.obor.optim;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.Arguments;
import dev.obor.base.Device;
import dev.obor.base.PythonFloat;
import dev.obor.base.ValueError;
import dev.obor.nn.BatchNorm;
import dev.obor.nn.Module;
import dev.obor.op.memory.TensorsIn;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What belongs to an [AveragedModel], PyTorch's `torch.optim.swa_utils`.
public final class SwaUtils {
    private SwaUtils() {}

    /// An exponential moving average that keeps 0.999 of what was.
    public static AveragedModel.MultiAvgFn getEmaMultiAvgFn() {
        return getEmaMultiAvgFn(0.999);
    }

    /// An exponential moving average: `decay · average + (1 - decay) · parameter`.
    ///
    /// @throws ValueError if the decay is not from 0 to 1
    public static AveragedModel.MultiAvgFn getEmaMultiAvgFn(double decay) {
        checkDecay(decay);
        return (averaged, current, count) -> {
            for (int i = 0; i < Math.min(averaged.size(), current.size()); i++) {
                Tensor before = averaged.get(i);
                Tensor now = current.get(i);
                if (before.isFloatingPoint()) {
                    before.lerp_(now, 1 - decay);
                } else {
                    before.copy_(before.mul(decay).add(now.mul(1 - decay)));
                }
            }
        };
    }

    /// An exponential moving average of single parameters that keeps 0.999 of what was.
    public static AveragedModel.AvgFn getEmaAvgFn() {
        return getEmaAvgFn(0.999);
    }

    /// An exponential moving average of single parameters.
    ///
    /// @throws ValueError if the decay is not from 0 to 1
    public static AveragedModel.AvgFn getEmaAvgFn(double decay) {
        checkDecay(decay);
        return (averaged, current, count) -> averaged.mul(decay).add(current.mul(1 - decay));
    }

    private static void checkDecay(double decay) {
        if (!(decay >= 0 && decay <= 1)) {
            throw new ValueError(
                    "Invalid decay value "
                            + PythonFloat.repr(decay)
                            + " provided. Please provide a value in [0,1] range.");
        }
    }

    /// The plain average of all models; of floating point parameters. As in PyTorch, a model's
    /// share is a number of the default dtype.
    public static AveragedModel.MultiAvgFn getSwaMultiAvgFn() {
        return (averaged, current, count) -> {
            for (int i = 0; i < Math.min(averaged.size(), current.size()); i++) {
                Tensor before = averaged.get(i);
                Tensor now = current.get(i);
                if (before.isFloatingPoint()) {
                    before.lerp_(now, Obor.tensor(count + 1).reciprocal().item());
                } else {
                    before.addcdiv_(now.sub(before), Obor.tensor(count + 1), 1);
                }
            }
        };
    }

    /// The plain average of single parameters.
    public static AveragedModel.AvgFn getSwaAvgFn() {
        return (averaged, current, count) -> averaged.add(current.sub(averaged).div(count + 1));
    }

    /// Computes the statistics of all batch normalisations anew, in one pass over the data.
    ///
    /// @param loader batches: tensors, or lists, records and arrays whose first tensor is the input
    /// @param model the model, such as an [AveragedModel]; it is in training mode meanwhile
    /// @throws ValueError if a batch has no tensor
    public static void updateBn(Iterable<?> loader, Module model) {
        updateBn(loader, model, null);
    }

    /// Computes the statistics of all batch normalisations anew, in one pass over the data, whose
    /// batches are first put on a device, if one is given.
    ///
    /// @throws ValueError if a batch has no tensor
    public static void updateBn(Iterable<?> loader, Module model, @Nullable Device device) {
        Arguments.given(loader, "loader");
        Arguments.given(model, "model");
        Map<BatchNorm, @Nullable Double> momenta = new IdentityHashMap<>();
        for (Module m : model.modules()) {
            if (m instanceof BatchNorm norm) {
                norm.resetRunningStats();
                momenta.put(norm, norm.momentum());
            }
        }
        if (momenta.isEmpty()) {
            return;
        }
        boolean was = model.isTraining();
        model.train();
        momenta.keySet().forEach(norm -> norm.momentum(null));
        try (var _ = Autograd.noGrad()) {
            for (Object batch : loader) {
                Tensor input = first(batch);
                model.call(device == null ? input : input.to(device));
            }
        } finally {
            momenta.forEach(BatchNorm::momentum);
            model.train(was);
        }
    }

    private static Tensor first(@Nullable Object batch) {
        List<Tensor> found = new ArrayList<>();
        TensorsIn.visit(batch, found::add);
        if (found.isEmpty()) {
            throw new ValueError(
                    "a batch has no tensor, but is " + batch,
                    "Give a loader of tensors, or of samples whose first tensor is the input.");
        }
        return found.getFirst();
    }
}
