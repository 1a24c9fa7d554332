package dev.obor.amp;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.op.Recording;
import dev.obor.optim.Optimizer;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Scales the loss, so that small gradients do not vanish in float16: PyTorch's
/// `torch.amp.GradScaler`.
///
/// ```java
/// var scaler = new GradScaler();
/// for (var batch : loader) {
///     optimizer.zeroGrad();
///     Tensor loss;
///     try (var _ = autocast(float16)) {
///         loss = F.crossEntropy(model.call(batch.x()), batch.y());
///     }
///     scaler.scale(loss).backward();
///     scaler.step(optimizer);
///     scaler.update();
/// }
/// ```
///
/// A step whose gradients have an infinity or NaN is left out, and the scale shrinks; after
/// `growthInterval` steps without one it grows. bfloat16 has the range of float32 and needs none of
/// this. Source: Micikevicius et al., "Mixed Precision Training", 2018.
///
/// Difference from PyTorch: the scale is a number of the host, which a step reads anyway to decide
/// whether it is taken.
public final class GradScaler {
    private static final String ADVICE =
            "The order is scale(loss).backward(), unscale_ if the gradients are looked at, step,"
                    + " update.";

    private enum Stage {
        READY,
        UNSCALED,
        STEPPED
    }

    private static final class OfOptimizer {
        Stage stage = Stage.READY;
        @Nullable Boolean foundInf;
    }

    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        static final Options DEFAULT = new Options();
        double initScale = 65536;
        double growthFactor = 2;
        double backoffFactor = 0.5;
        int growthInterval = 2000;
        boolean enabled = true;

        Options() {}

        /// The scale to start with, 65536.
        public Options initScale(double value) {
            return set(() -> initScale = value);
        }

        /// What the scale is multiplied by after `growthInterval` good steps, 2.0.
        public Options growthFactor(double value) {
            return set(() -> growthFactor = value);
        }

        /// What the scale is multiplied by after a step with an infinity or NaN, 0.5.
        public Options backoffFactor(double value) {
            return set(() -> backoffFactor = value);
        }

        /// How many good steps in a row let the scale grow, 2000.
        public Options growthInterval(int value) {
            return set(() -> growthInterval = value);
        }

        /// Whether it does anything, true.
        public Options enabled(boolean value) {
            return set(() -> enabled = value);
        }
    }

    private final boolean enabled;
    private float scale;
    private double growthFactor;
    private double backoffFactor;
    private int growthInterval;
    private int growthTracker;
    private final Map<Optimizer<?>, OfOptimizer> optimizers = new IdentityHashMap<>();

    /// With PyTorch's defaults.
    public GradScaler() {
        this(o -> {});
    }

    /// With options.
    ///
    /// @throws ValueError unless the growth factor is above 1 and the backoff factor below
    public GradScaler(Consumer<Options> options) {
        Options o = new Options().with(options);
        enabled = o.enabled;
        if (enabled && !(o.growthFactor > 1)) {
            throw new ValueError(
                    "The growth factor must be > 1.0, but got " + o.growthFactor + ".");
        }
        if (enabled && !(o.backoffFactor < 1)) {
            throw new ValueError(
                    "The backoff factor must be < 1.0, but got " + o.backoffFactor + ".");
        }
        scale = (float) o.initScale;
        growthFactor = o.growthFactor;
        backoffFactor = o.backoffFactor;
        growthInterval = o.growthInterval;
    }

    /// Whether it does anything.
    public boolean isEnabled() {
        return enabled;
    }

    /// The scale now; 1 if it is not enabled.
    public double getScale() {
        return enabled ? scale : 1;
    }

    /// The product of a loss, or another result, with the scale: what `backward()` is called on.
    ///
    /// @param outputs any shape; the result of a 16-bit scalar is float32, as that of a product
    ///   with a float32 scalar
    public Tensor scale(Tensor outputs) {
        Arguments.given(outputs, "outputs");
        Recording.refuse(
                "a captured step cannot scale a loss: the scale is a Java number that changes",
                "Use bfloat16, which needs no GradScaler, or leave the step as it is.");
        return enabled ? outputs.mul(Obor.tensor(scale)) : outputs;
    }

    /// Divides the gradients of an optimizer's parameters by the scale, so that they can be clipped
    /// or looked at before [#step], which does it otherwise.
    ///
    /// @throws StateError if that was done since the last [#update]
    /// @throws ValueError if a gradient is float16: parameters stay float32
    public void unscale_(Optimizer<?> optimizer) {
        Arguments.given(optimizer, "optimizer");
        if (!enabled) {
            return;
        }
        OfOptimizer of = of(optimizer);
        if (of.stage == Stage.UNSCALED) {
            throw new StateError(
                    "unscale_() has already been called on this optimizer since the last update().",
                    ADVICE);
        }
        if (of.stage == Stage.STEPPED) {
            throw new StateError("unscale_() is being called after step().", ADVICE);
        }
        of.foundInf = unscaled(optimizer);
        of.stage = Stage.UNSCALED;
    }

    private OfOptimizer of(Optimizer<?> optimizer) {
        return optimizers.computeIfAbsent(optimizer, _ -> new OfOptimizer());
    }

    /// Whether a gradient has an infinity or NaN; null if there is no gradient.
    private @Nullable Boolean unscaled(Optimizer<?> optimizer) {
        Boolean found = null;
        double inverse = (float) (1.0 / scale);
        try (var _ = Autograd.noGrad()) {
            for (var group : optimizer.paramGroups()) {
                for (Tensor parameter : group.parameters()) {
                    Tensor grad = parameter.grad();
                    if (grad == null) {
                        continue;
                    }
                    if (grad.dtype() == DType.FLOAT16) {
                        throw new ValueError(
                                "Attempting to unscale FP16 gradients.",
                                "Leave the parameters float32; autocast casts them where it helps.");
                    }
                    found = Boolean.TRUE.equals(found) || !isFinite(grad);
                    grad.mul_(inverse);
                }
            }
        }
        return found;
    }

    private static boolean isFinite(Tensor grad) {
        return grad.isfinite().all().itemBoolean();
    }

    /// Takes a step of the optimizer, unless a gradient has an infinity or NaN.
    ///
    /// @throws StateError if that was done since the last [#update], or no parameter has a gradient
    public void step(Optimizer<?> optimizer) {
        Arguments.given(optimizer, "optimizer");
        if (!enabled) {
            optimizer.step();
            return;
        }
        OfOptimizer of = of(optimizer);
        if (of.stage == Stage.STEPPED) {
            throw new StateError("step() has already been called since the last update().", ADVICE);
        }
        if (of.stage == Stage.READY) {
            unscale_(optimizer);
        }
        Boolean foundInf = of.foundInf;
        if (foundInf == null) {
            throw new StateError(
                    "No inf checks were recorded for this optimizer.",
                    "None of its parameters has a gradient: was backward() called on scale(loss)?");
        }
        if (!foundInf) {
            optimizer.step();
        }
        of.stage = Stage.STEPPED;
    }

    /// Ends the step: the scale shrinks after an infinity or NaN, and grows after a row of good
    /// steps.
    ///
    /// @throws StateError if no gradients were looked at since the last one
    public void update() {
        if (!enabled) {
            return;
        }
        List<Boolean> found =
                optimizers.values().stream().map(o -> o.foundInf).filter(Objects::nonNull).toList();
        if (found.isEmpty()) {
            throw new StateError("No inf checks were recorded prior to update.", ADVICE);
        }
        if (found.contains(true)) {
            scale = (float) (scale * backoffFactor);
            growthTracker = 0;
        } else if (++growthTracker == growthInterval) {
            float grown = (float) (scale * growthFactor);
            scale = Float.isFinite(grown) ? grown : scale;
            growthTracker = 0;
        }
        optimizers.clear();
    }

    /// Ends the step with a scale that is given.
    public void update(double newScale) {
        if (enabled) {
            scale = (float) newScale;
            optimizers.clear();
        }
    }

    /// What the scale grows by.
    public double getGrowthFactor() {
        return growthFactor;
    }

    /// Sets what the scale grows by.
    public void setGrowthFactor(double value) {
        growthFactor = value;
    }

    /// What the scale shrinks by.
    public double getBackoffFactor() {
        return backoffFactor;
    }

    /// Sets what the scale shrinks by.
    public void setBackoffFactor(double value) {
        backoffFactor = value;
    }

    /// How many good steps in a row let the scale grow.
    public int getGrowthInterval() {
        return growthInterval;
    }

    /// Sets how many good steps in a row let the scale grow.
    public void setGrowthInterval(int value) {
        growthInterval = value;
    }

    /// Everything needed to go on later, with PyTorch's keys; empty if it is not enabled.
    public Map<String, Object> stateDict() {
        Map<String, Object> state = new LinkedHashMap<>();
        if (enabled) {
            state.put("scale", (double) scale);
            state.put("growth_factor", growthFactor);
            state.put("backoff_factor", backoffFactor);
            state.put("growth_interval", growthInterval);
            state.put("_growth_tracker", growthTracker);
        }
        return state;
    }

    /// Goes on from a saved state.
    ///
    /// @throws StateError if it is empty: it was saved from one that is not enabled
    /// @throws ValueError if a key is missing or no number; nothing is changed then
    public void loadStateDict(Map<String, ?> state) {
        Arguments.given(state, "state");
        if (!enabled) {
            return;
        }
        if (state.isEmpty()) {
            throw new StateError(
                    "The source state dict is empty, possibly because it was saved from a disabled"
                            + " instance of GradScaler.");
        }
        double newScale = number(state, "scale");
        double growth = number(state, "growth_factor");
        double backoff = number(state, "backoff_factor");
        double interval = number(state, "growth_interval");
        double tracker = number(state, "_growth_tracker");
        scale = (float) newScale;
        growthFactor = growth;
        backoffFactor = backoff;
        growthInterval = (int) interval;
        growthTracker = (int) tracker;
    }

    private static double number(Map<String, ?> state, String key) {
        Object value = state.get(key);
        if (value instanceof Number n) {
            return n.doubleValue();
        }
        throw new ValueError(
                "the state of a GradScaler needs a number under \""
                        + key
                        + "\", got "
                        + (state.containsKey(key) ? value : "nothing"));
    }
}
