package dev.obor.onnx;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.nn.Module;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// Models as ONNX files.
///
/// ```java
/// Sequential net = new Sequential(new Linear(4, 8), new ReLU(), new Linear(8, 2));
/// Onnx.export(net.eval(), Path.of("net.onnx"), List.of(randn(1, 4)), o -> o.dynamicBatch());
/// ```
public final class Onnx {
    private Onnx() {}

    /// Writes a model of one input.
    ///
    /// @param inputs an example of the input, which the model is run with
    /// @throws dev.obor.base.StateError if it does what ONNX has no operator for
    public static void export(Module model, Path file, List<Tensor> inputs) {
        export(model, file, inputs, o -> {});
    }

    /// Writes a model of one input.
    ///
    /// @param inputs an example of the input, which the model is run with
    /// @throws dev.obor.base.StateError if it does what ONNX has no operator for; the message names
    ///   operation, module and place
    /// @throws dev.obor.base.StateError if it reads values on the host
    /// @throws dev.obor.base.FileError if the file cannot be written
    public static void export(
            Module model, Path file, List<Tensor> inputs, Consumer<ExportOptions> options) {
        Arguments.given(model, "model");
        export(model, file, inputs, in -> model.call(in.getFirst()), options);
    }

    /// Writes a model of several inputs, or one that returns something else than a tensor.
    ///
    /// @param inputs examples of the inputs
    /// @param call how the model is called with them; the tensors in what it returns, records and
    ///   lists included, are the outputs
    /// @throws dev.obor.base.StateError if it does what ONNX has no operator for
    /// @throws dev.obor.base.FileError if the file cannot be written
    public static void export(
            Module model,
            Path file,
            List<Tensor> inputs,
            Function<List<Tensor>, ?> call,
            Consumer<ExportOptions> options) {
        Arguments.given(model, "model");
        Arguments.given(file, "file");
        Arguments.allGiven(inputs, "inputs");
        Arguments.given(call, "call");
        new Exporter(model, call, new ExportOptions().with(options)).write(file, inputs);
    }

    /// Reads a model, whose tensors are parameters and buffers; the files of its tensors may lie
    /// only in its own folder.
    ///
    /// @throws dev.obor.base.FileError if it cannot be read, is damaged, or has what is not read;
    ///   the message names node and operator
    public static OnnxModel load(Path file) {
        return load(file, o -> {});
    }

    /// Reads a model.
    ///
    /// @throws dev.obor.base.FileError if it cannot be read, is damaged, or has what is not read;
    ///   the message names node and operator
    public static OnnxModel load(Path file, Consumer<LoadOptions> options) {
        Arguments.given(file, "file");
        return Importer.load(file, new LoadOptions().with(options));
    }
}
