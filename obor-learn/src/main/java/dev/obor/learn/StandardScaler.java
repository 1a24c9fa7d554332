package dev.obor.learn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;

/// Brings each column of a table to mean 0 and variance 1, scikit-learn's `StandardScaler`:
/// measured on the training rows, applied to all.
///
/// ```java
/// var scaler = StandardScaler.fit(tensor(new double[][] {{1, 5}, {3, 5}}));
/// scaler.transform(tensor(new double[][] {{5, 6}})) // [[3, 1]]
/// ```
///
/// NaN stands for a missing number: it is passed over when fitting, and stays. A column that does
/// not vary is only moved.
///
/// @param mean the means, `(columns)`
/// @param scale the standard deviations (with N, not N - 1), 1 where there is none
public record StandardScaler(Tensor mean, Tensor scale) {
    /// Keeps what was measured.
    public StandardScaler {
        Arguments.given(mean, "mean");
        Arguments.given(scale, "scale");
    }

    /// Measures a table `(rows, columns)`.
    ///
    /// @throws ShapeError if it is no table
    /// @throws ValueError if it has no rows
    public static StandardScaler fit(Tensor x) {
        if (Arguments.given(x, "x").dim() != 2) {
            throw new ShapeError(
                    "StandardScaler: needs a table (rows, columns), got shape " + x.shape());
        }
        if (x.size(0) == 0) {
            throw new ValueError("StandardScaler: no rows to measure");
        }
        Tensor values = x.detach().toDouble();
        Tensor there = values.isnan().logicalNot();
        Tensor count = there.sum(0).clampMin(1);
        Tensor mean = values.nanToNum(0).mul(there).sum(0).div(count);
        Tensor apart = values.sub(mean).nanToNum(0).mul(there);
        Tensor deviation = apart.square().sum(0).div(count).sqrt();
        Tensor varies = deviation.gt(mean.abs().mul(1e-15));
        Tensor scale = deviation.where(varies, 1.0);
        boolean single = !x.dtype().equals(values.dtype()) && x.dtype().isFloatingPoint();
        return single
                ? new StandardScaler(mean.to(x.dtype()), scale.to(x.dtype()))
                : new StandardScaler(mean, scale);
    }

    private void check(Tensor x) {
        long columns = mean.size(0);
        if (Arguments.given(x, "x").dim() == 0 || x.size(-1) != columns) {
            throw new ShapeError(
                    "StandardScaler: was fitted to "
                            + columns
                            + " columns, got shape "
                            + x.shape());
        }
    }

    /// `(x - mean) / scale`.
    ///
    /// @throws ShapeError if it has another number of columns
    public Tensor transform(Tensor x) {
        check(x);
        return x.sub(mean).div(scale);
    }

    /// `x * scale + mean`, the way back.
    ///
    /// @throws ShapeError if it has another number of columns
    public Tensor inverseTransform(Tensor x) {
        check(x);
        return x.mul(scale).add(mean);
    }
}
