package dev.obor.optim;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.base.PythonFloat;
import dev.obor.base.ValueError;
import dev.obor.op.Recording;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Follows half a cosine from the initial rate to `etaMin` in `t0` epochs, starts again, and takes
/// `tMult` times as long with each round.
///
/// Source: Loshchilov and Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2017,
/// equation 5.
///
/// ```java
/// var optimizer = new SGD(List.of(ones(1)), 0.1);
/// var scheduler = new CosineAnnealingWarmRestarts(optimizer, 10);
/// for (int epoch = 0; epoch < 2; epoch++) { optimizer.step(); scheduler.step(); }
/// scheduler.getLastLr() // [0.0905]
/// ```
public final class CosineAnnealingWarmRestarts extends LRScheduler {
    private int t0;
    private int tMult;
    private double etaMin;
    private double length;
    private double since;

    /// Choices; the defaults are PyTorch's.
    public static final class RestartOptions extends Options<RestartOptions> {
        int tMult = 1;
        double etaMin;

        private RestartOptions() {}

        /// How much longer each round is than the one before, 1.
        public RestartOptions tMult(int value) {
            return set(() -> tMult = value);
        }

        /// The lowest rate, 0.
        public RestartOptions etaMin(double value) {
            return set(() -> etaMin = value);
        }

        @Override
        protected void check() {
            if (tMult < 1) {
                throw new ValueError("Expected integer T_mult >= 1, but got " + tMult);
            }
        }
    }

    /// Rounds of `t0` epochs, down to 0.
    public CosineAnnealingWarmRestarts(Optimizer<?> optimizer, int t0) {
        this(optimizer, t0, o -> {});
    }

    /// Rounds of `t0` epochs at first, each `tMult` times as long as the one before.
    public CosineAnnealingWarmRestarts(Optimizer<?> optimizer, int t0, int tMult) {
        this(optimizer, t0, o -> o.tMult(tMult));
    }

    /// With options: `new CosineAnnealingWarmRestarts(optimizer, 10, o ->
    /// o.tMult(2).etaMin(1e-5))`.
    ///
    /// @throws ValueError if `t0` or `tMult` is not positive
    public CosineAnnealingWarmRestarts(
            Optimizer<?> optimizer, int t0, Consumer<RestartOptions> options) {
        Arguments.given(optimizer, "optimizer");
        RestartOptions o = new RestartOptions().with(options);
        if (t0 <= 0) {
            throw new ValueError("Expected positive integer T_0, but got " + t0);
        }
        this.t0 = t0;
        this.tMult = o.tMult;
        this.etaMin = o.etaMin;
        this.length = t0;
        this.since = -1;
        super(optimizer);
    }

    @Override
    protected double getLr(double baseLr, double lr, int group) {
        return etaMin + (baseLr - etaMin) * (1 + Math.cos(Math.PI * since / length)) / 2;
    }

    @Override
    public void step() {
        if (Recording.host(this, this::step)) {
            return;
        }
        if (lastEpoch() < 0) {
            step(0);
            return;
        }
        since++;
        if (since >= length) {
            since %= length;
            length *= tMult;
        }
        moveTo(lastEpoch() + 1, false);
    }

    /// Goes to an epoch, or between two: `schedule.step(epoch + batch / batches)` after each batch.
    ///
    /// @throws ValueError if it is negative
    public void step(double epoch) {
        if (!(epoch >= 0)) {
            throw new ValueError("Expected non-negative epoch, but got " + PythonFloat.repr(epoch));
        }
        if (epoch < t0) {
            length = t0;
            since = epoch;
        } else if (tMult == 1) {
            since = epoch % t0;
        } else {
            int rounds = (int) (Math.log(epoch / t0 * (tMult - 1) + 1) / Math.log(tMult));
            double power = Math.pow(tMult, rounds);
            since = epoch - t0 * (power - 1) / (tMult - 1);
            length = t0 * power;
        }
        moveTo((int) Math.floor(epoch), false);
    }

    @Override
    public Map<String, @Nullable Object> stateDict() {
        Map<String, @Nullable Object> state = super.stateDict();
        state.put("T_0", t0);
        state.put("T_i", whole(length));
        state.put("T_mult", tMult);
        state.put("eta_min", etaMin);
        state.put("T_cur", whole(since));
        return state;
    }

    private static Object whole(double number) {
        boolean is = number == Math.rint(number) && Math.abs(number) < Integer.MAX_VALUE;
        return is ? (Object) (int) number : (Object) number;
    }

    @Override
    public void loadStateDict(Map<String, ? extends @Nullable Object> state) {
        int first = SavedValues.count(state, "T_0");
        double now = SavedValues.number(state, "T_i");
        int factor = SavedValues.count(state, "T_mult");
        double lowest = SavedValues.number(state, "eta_min");
        double passed = SavedValues.number(state, "T_cur");
        super.loadStateDict(state);
        t0 = Math.max(first, 1);
        length = now;
        tMult = Math.max(factor, 1);
        etaMin = lowest;
        since = passed;
    }
}
