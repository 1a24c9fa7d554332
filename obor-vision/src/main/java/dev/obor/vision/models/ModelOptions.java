package dev.obor.vision.models;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.base.ValueError;
import dev.obor.io.FileKind;
import dev.obor.io.Safetensors;
import dev.obor.nn.Module;
import dev.obor.nn.init.Init;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Optional arguments of all models.
///
/// ```java
/// var ten = ResNet.resnet18(o -> o.numClasses(10));
/// var published = ResNet.resnet18(o -> o.weights(Path.of("resnet18-f37072fd.pth")));
/// ```
///
/// @param <O> the options themselves
public abstract class ModelOptions<O extends ModelOptions<O>> extends Options<O> {
    long numClasses = 1000;
    @Nullable Path weights;

    ModelOptions() {}

    /// How many classes there are, 1000.
    public final O numClasses(long value) {
        return set(() -> numClasses = value);
    }

    /// A file with weights, torchvision's `.pth` or safetensors; null for fresh ones. Nothing is
    /// drawn then, and the file's classes must be as many as the model's.
    public final O weights(@Nullable Path value) {
        return set(() -> weights = value);
    }

    @Override
    protected void check() {
        if (numClasses < 0) {
            throw new ValueError("numClasses: " + numClasses + " classes, expected at least 0");
        }
    }

    /// The model, with the weights of the file if there is one.
    final <M extends Module> M build(Supplier<M> model) {
        return build(model, UnaryOperator.identity());
    }

    /// The model; `key` turns names that older files have into today's.
    final <M extends Module> M build(Supplier<M> model, UnaryOperator<String> key) {
        Path file = weights;
        if (file == null) {
            return model.get();
        }
        M made = Init.skipInit(model);
        Map<String, Tensor> state = new LinkedHashMap<>();
        read(file).forEach((name, tensor) -> state.put(key.apply(name), tensor));
        made.loadStateDict(state);
        return made;
    }

    private static Map<String, Tensor> read(Path file) {
        Arguments.given(file, "file");
        return FileKind.of(file) == FileKind.SAFETENSORS
                ? Safetensors.load(file).tensors()
                : Obor.load(file).stateDict();
    }
}
