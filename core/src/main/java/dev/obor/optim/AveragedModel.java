package dev.obor.optim;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.Arguments;
import dev.obor.base.Device;
import dev.obor.base.ValueError;
import dev.obor.nn.Buffer;
import dev.obor.nn.Module;
import dev.obor.nn.StateKey;
import dev.obor.op.Callback;
import dev.obor.op.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A copy of a model whose parameters are averages over the training: stochastic weight averaging
/// (SWA), or an exponential moving average (EMA).
///
/// ```java
/// var ema = new AveragedModel<>(model, o -> o.multiAvgFn(SwaUtils.getEmaMultiAvgFn(0.99)));
/// // after each optimizer.step():
/// ema.updateParameters(model);
/// ```
///
/// The first update copies the parameters. Where a model has batch normalisation, its statistics
/// are copied from the model at each update; average them, too, with `useBuffers`, or compute them
/// anew with [SwaUtils#updateBn].
///
/// Sources: Izmailov et al., "Averaging Weights Leads to Wider Optima and Better Generalization",
/// 2018; Polyak and Juditsky, "Acceleration of Stochastic Approximation by Averaging", 1992.
///
/// @param <M> the model
public final class AveragedModel<M extends Module> extends Module {
    /// What an average is after one more model.
    @FunctionalInterface
    public interface AvgFn {
        /// The new average of one parameter.
        ///
        /// @param averaged the average so far
        /// @param current the parameter now
        /// @param numAveraged how many models the average is of
        Tensor apply(Tensor averaged, Tensor current, long numAveraged);
    }

    /// Changes the averages of all parameters in place.
    @FunctionalInterface
    public interface MultiAvgFn {
        /// Takes one more model into the averages.
        ///
        /// @param averaged the averages so far, which are changed
        /// @param current the parameters now, in the same order
        /// @param numAveraged how many models the averages are of
        void apply(List<Tensor> averaged, List<Tensor> current, long numAveraged);
    }

    /// Choices; by default all models count alike.
    public static final class Options extends dev.obor.base.Options<Options> {
        @Nullable Device device;
        @Nullable AvgFn avgFn;
        @Nullable MultiAvgFn multiAvgFn;
        boolean useBuffers;

        private Options() {}

        /// Where the averages are, null for where the model is.
        public Options device(@Nullable Device value) {
            return set(() -> device = value);
        }

        /// How one parameter is averaged.
        public Options avgFn(@Nullable AvgFn value) {
            return set(() -> avgFn = value);
        }

        /// How all parameters are averaged: [SwaUtils#getEmaMultiAvgFn] and others.
        public Options multiAvgFn(@Nullable MultiAvgFn value) {
            return set(() -> multiAvgFn = value);
        }

        /// Whether buffers are averaged as parameters are, false: they are copied.
        public Options useBuffers(boolean value) {
            return set(() -> useBuffers = value);
        }

        @Override
        protected void check() {
            if (avgFn != null && multiAvgFn != null) {
                throw new ValueError("Only one of avg_fn and multi_avg_fn should be provided");
            }
        }
    }

    private final Options options;

    /// The averages.
    public final M module;

    /// How many models the averages are of.
    @StateKey("n_averaged")
    public final Buffer nAveraged;

    /// Plain averages of a model's parameters, from its copy.
    public AveragedModel(M model) {
        this(model, o -> {});
    }

    /// Averages with options: `o -> o.multiAvgFn(SwaUtils.getEmaMultiAvgFn(0.999))`.
    ///
    /// @throws ValueError if there are two ways of averaging
    public AveragedModel(M model, Consumer<Options> options) {
        Arguments.given(model, "model");
        this.options = new Options().with(options);
        this.module = model.copy();
        Device device = this.options.device;
        if (device != null) {
            module.to(device);
        }
        this.nAveraged = new Buffer(Obor.tensor(0L));
    }

    /// What the averaged model makes of the input. One that takes other inputs is called by itself:
    /// `averaged.module.call(a, b)`.
    @Override
    public Tensor forward(Tensor input) {
        return module.call(input);
    }

    /// Takes the model's parameters, as they are now, into the averages.
    public void updateParameters(Module model) {
        if (Recording.host(this, () -> updateParameters(model))) {
            return;
        }
        Arguments.given(model, "model");
        try (var _ = Autograd.noGrad()) {
            List<Tensor> averaged = tensors(module);
            List<Tensor> current = tensors(model);
            int n = Math.min(averaged.size(), current.size());
            averaged = averaged.subList(0, n);
            current = current.subList(0, n);
            long count = (long) nAveraged.item();
            if (count == 0) {
                copy(averaged, current);
            } else {
                average(averaged, current, count);
            }
            if (!options.useBuffers) {
                copy(module.buffers(), model.buffers());
            }
            nAveraged.add_(1);
        }
    }

    private List<Tensor> tensors(Module model) {
        List<Tensor> all = new ArrayList<>();
        model.parameters().forEach(p -> all.add(p.detach()));
        if (options.useBuffers) {
            model.buffers().forEach(b -> all.add(b.detach()));
        }
        return all;
    }

    private static void copy(List<? extends Tensor> to, List<? extends Tensor> from) {
        for (int i = 0; i < Math.min(to.size(), from.size()); i++) {
            to.get(i).copy_(from.get(i));
        }
    }

    private void average(List<Tensor> averaged, List<Tensor> current, long count) {
        MultiAvgFn all = options.multiAvgFn;
        if (all != null) {
            Callback.run(() -> all.apply(averaged, current, count));
            return;
        }
        AvgFn one = options.avgFn == null ? SwaUtils.getSwaAvgFn() : options.avgFn;
        for (int i = 0; i < averaged.size(); i++) {
            Tensor before = averaged.get(i);
            Tensor now = current.get(i);
            before.copy_(Callback.call(() -> one.apply(before, now, count)));
        }
    }
}
