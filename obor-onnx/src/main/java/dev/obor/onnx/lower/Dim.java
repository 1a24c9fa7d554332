package dev.obor.onnx.lower;

/// A number that may follow the batch: `factor * batch + rest`.
public record Dim(long factor, long rest) {
    /// One that does not.
    public static Dim of(long value) {
        return new Dim(0, value);
    }

    /// Whether it is the same for all batches.
    public boolean isFixed() {
        return factor == 0;
    }

    /// Whether it is the batch.
    public boolean isBatch() {
        return factor == 1 && rest == 0;
    }
}
