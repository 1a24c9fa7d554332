package dev.obor.nn.functional;

import dev.obor.Tensor;
import dev.obor.base.Options;
import dev.obor.base.PythonFloat;
import dev.obor.base.ValueError;

/// Optional arguments of dropouts, of the functions and of the layers: `F.dropout(x, o ->
/// o.p(0.1).training(isTraining()))`.
///
/// @param <O> the options themselves
public abstract sealed class DropoutOptions<O extends DropoutOptions<O>> extends Options<O> {
    double p = 0.5;
    boolean inplace;

    DropoutOptions() {}

    /// The probability of being set to zero, from 0 to 1: 0.5.
    public final O p(double value) {
        return set(() -> p = value);
    }

    /// Whether the result is written over the input, false.
    public final O inplace(boolean value) {
        return set(() -> inplace = value);
    }

    /// The result, or the input that it has been written over.
    final Tensor put(Tensor input, Tensor result) {
        return inplace && result != input ? input.copy_(result) : result;
    }

    @Override
    protected void check() {
        if (!(p >= 0 && p <= 1)) {
            throw new ValueError(
                    "dropout probability has to be between 0 and 1, but got "
                            + PythonFloat.repr(p));
        }
    }

    /// Those of layers, which know by themselves whether they are trained.
    public static final class Layer extends DropoutOptions<Layer> {
        /// Those of the function in training mode.
        public Call training() {
            return Call.TRAINING.with(this::copyTo);
        }

        /// Those of the function in evaluation mode.
        public Call evaluation() {
            return Call.EVALUATION.with(this::copyTo);
        }

        /// What a layer prints of them: `p=0.5, inplace=False`.
        public String extraRepr() {
            return "p=" + PythonFloat.repr(p) + ", inplace=" + text(inplace);
        }
    }

    /// Those of functions.
    public static final class Call extends DropoutOptions<Call> {
        static final Call TRAINING = new Call(true);
        static final Call EVALUATION = new Call(false);
        boolean training;

        private Call(boolean training) {
            this.training = training;
        }

        /// Whether anything is dropped; true, but false for `alphaDropout`.
        public Call training(boolean value) {
            return set(() -> training = value);
        }
    }
}
