package dev.obor.onnx;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.base.ValueError;
import java.util.List;

/// How a model is written.
public final class ExportOptions extends Options<ExportOptions> {
    long opset = 21;
    List<String> inputNames = List.of();
    List<String> outputNames = List.of();
    boolean dynamicBatch;
    long externalDataOver = 1L << 31;

    ExportOptions() {}

    /// The version of ONNX's operators, 18 to 23; 21.
    public ExportOptions opset(long value) {
        return set(() -> opset = value);
    }

    /// The names of the inputs; `input_0` and so on.
    public ExportOptions inputNames(String... value) {
        Arguments.allGiven(List.of(Arguments.given(value, "inputNames")), "inputNames");
        return set(() -> inputNames = List.of(value));
    }

    /// The names of the outputs; `output_0` and so on.
    public ExportOptions outputNames(String... value) {
        Arguments.allGiven(List.of(Arguments.given(value, "outputNames")), "outputNames");
        return set(() -> outputNames = List.of(value));
    }

    /// Whether the first dimension of all inputs may have any size; false. The model is then traced
    /// with three sizes, and what differs follows the batch.
    public ExportOptions dynamicBatch(boolean value) {
        return set(() -> dynamicBatch = value);
    }

    /// The first dimension of all inputs may have any size.
    public ExportOptions dynamicBatch() {
        return dynamicBatch(true);
    }

    /// From how many bytes on the weights go to a file of their own, `NAME.onnx.data`, beside the
    /// model: 2 GiB, which a model file may not exceed.
    public ExportOptions externalDataOver(long bytes) {
        return set(() -> externalDataOver = bytes);
    }

    @Override
    protected void check() {
        if (opset < 18 || opset > 23) {
            throw new ValueError("opset must be from 18 to 23, got " + opset);
        }
        if (externalDataOver < 0 || externalDataOver > 1L << 31) {
            throw new ValueError(
                    "externalDataOver must be from 0 to 2147483648, got " + externalDataOver);
        }
    }
}
