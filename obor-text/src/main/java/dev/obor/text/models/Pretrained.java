package dev.obor.text.models;

import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.FileError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.Module;
import dev.obor.nn.init.Init;
import dev.obor.text.tokenize.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The folder of a model while it is read: its settings, and its weights.
///
/// Everything that `config.json` says is compared with the sizes in the file of the weights before
/// anything is allocated, so that a wrong number cannot exhaust the memory.
final class Pretrained implements AutoCloseable {
    /// The settings.
    final Part config;

    private final PretrainedOptions options;
    private Weights weights;

    private Pretrained(Part config, PretrainedOptions options, Weights weights) {
        this.config = config;
        this.options = options;
        this.weights = weights;
    }

    /// Opens a folder.
    ///
    /// @param types the kinds of model that are read
    static Pretrained open(Path folder, Consumer<PretrainedOptions> options, String... types) {
        PretrainedOptions o = new PretrainedOptions().with(Arguments.given(options, "options"));
        Part config = config(folder);
        String type = config.string("model_type");
        if (!List.of(types).contains(type)) {
            throw config.error(
                    "'model_type' is '%s'; what is read here is '%s'"
                            .formatted(type, String.join("' or '", types)));
        }
        return new Pretrained(config, o, Weights.open(folder));
    }

    /// The settings in a folder.
    static Part config(Path folder) {
        if (Files.isRegularFile(Arguments.given(folder, "folder"))) {
            throw new FileError(
                    folder, "this is a file; give its folder, where config.json lies beside it");
        }
        return Part.read(folder.resolve("config.json"));
    }

    /// Renames the tensors of the file to those of the model.
    ///
    /// @param prefix what stands before the model's keys in files of models that contain it; in
    ///   such files everything else belongs to a part that is not read
    /// @param name other changes; null leaves a tensor out
    void rename(String prefix, UnaryOperator<@Nullable String> name) {
        boolean inside = weights.keys().stream().anyMatch(key -> key.startsWith(prefix));
        weights =
                weights.renamed(key -> {
                    if (!inside) {
                        return name.apply(key);
                    }
                    return key.startsWith(prefix)
                            ? name.apply(key.substring(prefix.length()))
                            : null;
                });
    }

    /// Renames the tensors of the file to those of a model that contains another one: files of the
    /// inner one alone are read, too.
    ///
    /// @param prefix what stands before the keys of the inner one
    /// @param heads how the other keys begin; what is neither belongs to a part that is not read
    void renameInside(String prefix, List<String> heads, UnaryOperator<@Nullable String> name) {
        boolean inside = weights.keys().stream().anyMatch(key -> key.startsWith(prefix));
        weights =
                weights.renamed(key -> {
                    boolean known =
                            key.startsWith(prefix) || heads.stream().anyMatch(key::startsWith);
                    return known ? name.apply(key) : inside ? null : name.apply(prefix + key);
                });
    }

    boolean has(String key) {
        return weights.keys().contains(key);
    }

    /// Compares the sizes of a tensor with settings: pairs of a name and a number.
    void expect(String key, Object... settings) {
        List<Long> shape = weights.shape(key);
        if (shape == null) {
            throw new StateError(
                    "%s: there is no tensor '%s', which %s asks for"
                            .formatted(weights.file(), key, config.file()),
                    "Its names begin with " + some(weights.keys()) + ".");
        }
        List<Long> expected = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < settings.length; i += 2) {
            expected.add(((Number) settings[i + 1]).longValue());
            names.add("'" + settings[i] + "'");
        }
        if (!shape.equals(expected)) {
            throw config.error(
                    "%s %s %s, but '%s' in %s has the sizes %s"
                            .formatted(
                                    String.join(" and ", names),
                                    names.size() == 1 ? "says" : "say",
                                    expected,
                                    key,
                                    weights.file().getFileName(),
                                    shape));
        }
    }

    private static String some(Iterable<String> keys) {
        List<String> first = new ArrayList<>();
        for (String key : keys) {
            if (first.size() == 3) {
                break;
            }
            first.add("'" + key + "'");
        }
        return first.isEmpty() ? "nothing" : String.join(", ", first);
    }

    /// The dtype of the model: what was asked for, what the settings say, or that of the file.
    DType dtype() {
        DType asked = options.dtype;
        if (asked != null) {
            if (!asked.isFloatingPoint()) {
                throw new DTypeError(
                        "fromPretrained: a model's parameters are floating-point numbers, not "
                                + asked);
            }
            return asked;
        }
        for (String key : List.of("dtype", "torch_dtype")) {
            String name = config.string(key, "auto");
            if (!name.equals("auto")) {
                return named(key, name);
            }
        }
        DType found = weights.dtype();
        return found == null ? DType.FLOAT32 : found;
    }

    private DType named(String key, String name) {
        String plain = name.replaceFirst("^torch\\.", "").toLowerCase(Locale.ROOT);
        return switch (plain) {
            case "float32", "float" -> DType.FLOAT32;
            case "float64", "double" -> DType.FLOAT64;
            case "float16", "half" -> DType.FLOAT16;
            case "bfloat16" -> DType.BFLOAT16;
            default ->
                    throw config.error("'" + key + "' is '" + name + "', which is no dtype of it");
        };
    }

    /// Reads settings; what they do not allow is an error of the file.
    <O extends ModelOptions<O>> O settings(O defaults, Consumer<O> read) {
        try {
            return defaults.with(o -> {
                read.accept(o);
                o.dtype(dtype());
            });
        } catch (ValueError e) {
            throw new FileError(config.file(), e.sentence());
        }
    }

    /// Whether one parameter is two: what the settings say, unless the file has both and they
    /// differ.
    boolean ties(String key, String other) {
        return !has(key) || !has(other) || weights.tensor(key).equal(weights.tensor(other));
    }

    /// Builds the model and fills it; in evaluation mode, as Python's `from_pretrained`.
    ///
    /// @param tied keys of parameters that the model has under other keys, too
    <M extends Module> M build(Supplier<M> model, Map<String, String> tied) {
        M made = Init.skipInit(model);
        try {
            weights.loadInto(made, tied);
        } catch (StateError e) {
            throw new StateError(weights.file() + ": " + e.sentence(), e.advice());
        }
        made.eval();
        return made;
    }

    @Override
    public void close() {
        weights.close();
    }
}
