package dev.obor.optim;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.base.ValueError;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Moves the rate to a fixed one within some epochs: the second part of a training whose weights
/// are averaged by an [AveragedModel].
///
/// ```java
/// var optimizer = new SGD(List.of(ones(1)), 0.1);
/// var scheduler = new SWALR(optimizer, 0.05);
/// for (int epoch = 0; epoch < 2; epoch++) { optimizer.step(); scheduler.step(); }
/// scheduler.getLastLr() // [0.0952]
/// ```
public final class SWALR extends LRScheduler {
    private int annealEpochs;
    private AnnealStrategy annealStrategy;

    /// How the rate moves.
    public enum AnnealStrategy {
        /// Along half a cosine.
        COS,
        /// Along a line.
        LINEAR
    }

    /// Choices; the defaults are PyTorch's.
    public static final class SwaOptions extends Options<SwaOptions> {
        int annealEpochs = 10;
        AnnealStrategy annealStrategy = AnnealStrategy.COS;

        private SwaOptions() {}

        /// How many epochs the way takes, 10.
        public SwaOptions annealEpochs(int value) {
            return set(() -> annealEpochs = value);
        }

        /// How the rate moves, along half a cosine.
        public SwaOptions annealStrategy(AnnealStrategy value) {
            Arguments.given(value, "value");
            return set(() -> annealStrategy = value);
        }

        @Override
        protected void check() {
            if (annealEpochs < 0) {
                throw new ValueError(
                        "anneal_epochs must be equal or greater than 0, got " + annealEpochs);
            }
        }
    }

    /// To one rate in 10 epochs.
    public SWALR(Optimizer<?> optimizer, double swaLr) {
        this(optimizer, swaLr, o -> {});
    }

    /// To one rate with options: `new SWALR(optimizer, 0.05, o -> o.annealEpochs(5))`.
    ///
    /// @throws ValueError if there are fewer than 0 epochs
    public SWALR(Optimizer<?> optimizer, double swaLr, Consumer<SwaOptions> options) {
        Arguments.given(optimizer, "optimizer");
        this(optimizer, Collections.nCopies(optimizer.paramGroups().size(), swaLr), options);
    }

    /// To a rate of its own for each group.
    ///
    /// @throws ValueError if there are not as many rates as groups
    public SWALR(Optimizer<?> optimizer, List<Double> swaLr, Consumer<SwaOptions> options) {
        Arguments.given(optimizer, "optimizer");
        Arguments.allGiven(swaLr, "swaLr");
        SwaOptions o = new SwaOptions().with(options);
        List<? extends Optimizer.Group<?>> groups = optimizer.paramGroups();
        if (swaLr.size() != groups.size()) {
            throw new ValueError(
                    "swa_lr must have the same length as optimizer.param_groups. swa_lr has "
                            + swaLr.size()
                            + " values, param_groups has "
                            + groups.size()
                            + ".");
        }
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).extras().put("swa_lr", swaLr.get(i));
        }
        this.annealEpochs = o.annealEpochs;
        this.annealStrategy = o.annealStrategy;
        super(optimizer);
    }

    @Override
    protected double getLr(double baseLr, double lr, int group) {
        Map<String, @Nullable Object> extras = optimizer().paramGroups().get(group).extras();
        double target = SavedValues.number(extras, "swa_lr");
        int step = annealEpochs == 0 ? Math.max(1, stepCount() - 1) : stepCount() - 1;
        double before = share(step - 1);
        double start = before == 1 ? target : (lr - before * target) / (1 - before);
        double now = share(step);
        return target * now + start * (1 - now);
    }

    /// How much of the way is done.
    private double share(int step) {
        double t = Math.clamp((double) step / Math.max(1, annealEpochs), 0, 1);
        return switch (annealStrategy) {
            case COS -> (1 - Math.cos(Math.PI * t)) / 2;
            case LINEAR -> t;
        };
    }

    @Override
    public Map<String, @Nullable Object> stateDict() {
        Map<String, @Nullable Object> state = super.stateDict();
        state.put("anneal_epochs", annealEpochs);
        state.put("_anneal_strategy", annealStrategy.name().toLowerCase(Locale.ROOT));
        return state;
    }

    @Override
    public void loadStateDict(Map<String, ? extends @Nullable Object> state) {
        int epochs = SavedValues.count(state, "anneal_epochs");
        boolean line = "linear".equals(state.get("_anneal_strategy"));
        super.loadStateDict(state);
        annealEpochs = epochs;
        annealStrategy = line ? AnnealStrategy.LINEAR : AnnealStrategy.COS;
    }
}
