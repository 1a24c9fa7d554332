package dev.obor.onnx;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.FileError;
import dev.obor.base.FileReading;
import dev.obor.base.OborError;
import dev.obor.io.FileKind;
import dev.obor.nn.Buffer;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.onnx.format.Allowance;
import dev.obor.onnx.format.DamagedException;
import dev.obor.onnx.format.ElementKind;
import dev.obor.onnx.format.ModelData;
import dev.obor.onnx.format.ModelReader;
import dev.obor.onnx.format.TensorData;
import dev.obor.onnx.read.Plan;
import dev.obor.onnx.read.Planner;
import dev.obor.onnx.read.TensorFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a model's file.
final class Importer {
    private static final long AT_LEAST = 16L << 20;

    private Importer() {}

    static OnnxModel load(Path file, LoadOptions options) {
        try {
            return read(file, options);
        } catch (DamagedException e) {
            FileKind kind = FileKind.of(file);
            boolean other = kind != FileKind.UNKNOWN;
            throw new FileError(
                    file,
                    other
                            ? "this is no ONNX file but " + kind.description()
                            : String.valueOf(e.getMessage()),
                    e);
        } catch (FileError e) {
            throw e;
        } catch (UncheckedIOException e) {
            IOException cause = e.getCause() == null ? new IOException(e) : e.getCause();
            throw cause instanceof DamagedException damaged
                    ? new FileError(file, String.valueOf(damaged.getMessage()), damaged)
                    : FileError.reading(file, cause);
        } catch (IOException e) {
            throw FileError.reading(file, e);
        } catch (RuntimeException e) {
            if (e instanceof OborError error) {
                throw new FileError(file, error.sentence(), new IOException(e));
            }
            throw e;
        }
    }

    private static OnnxModel read(Path file, LoadOptions options) throws IOException {
        ModelData data;
        Allowance allowance;
        try (FileChannel channel = FileReading.channel(file);
                InputStream in = Channels.newInputStream(channel)) {
            long size = channel.size();
            allowance = new Allowance(options.limit == 0 ? 4 * size + AT_LEAST : options.limit);
            data = ModelReader.model(in, size, allowance);
        }
        Set<String> kept = new HashSet<>();
        for (TensorData t : data.graph().initializers()) {
            kept.add(t.name());
        }
        // Older files name weights among the inputs.
        List<ModelData.Value> inputs =
                data.graph().inputs().stream().filter(v -> !kept.contains(v.name())).toList();
        Planner planner =
                new Planner(
                        data, allowance, new TensorFiles(file, allowance)::read, options.trainable);
        Plan plan = planner.plan(inputs.stream().map(ModelData.Value::name).toList());
        Map<String, String> paths = new HashMap<>();
        OnnxModel model =
                new OnnxModel(
                        plan,
                        ports(inputs),
                        ports(data.graph().outputs()),
                        paths,
                        options.loopTurns);
        Tree tree = new Tree(model);
        planner.parameters().forEach((name, p) -> paths.put(name, tree.add(name, p)));
        planner.buffers().forEach((name, b) -> paths.put(name, tree.add(name, b)));
        return model.eval();
    }

    private static List<OnnxModel.Port> ports(List<ModelData.Value> values) {
        List<OnnxModel.Port> all = new ArrayList<>();
        for (ModelData.Value v : values) {
            ElementKind kind = ElementKind.of(v.type());
            DType dtype = kind == null ? null : kind.dtype();
            List<ModelData.Dim> dims = v.shape();
            List<String> shape = null;
            if (dims != null) {
                shape = new ArrayList<>();
                for (ModelData.Dim d : dims) {
                    shape.add(
                            d.value() >= 0
                                    ? Long.toString(d.value())
                                    : d.name().isEmpty() ? "?" : d.name());
                }
            }
            all.add(new OnnxModel.Port(v.name(), dtype, shape == null ? null : List.copyOf(shape)));
        }
        return List.copyOf(all);
    }

    /// Where parameters go: `layer1.0.conv1.weight` into modules of these names, so that it is the
    /// key of the state dict.
    private static final class Tree {
        private final OnnxModel root;
        private final Map<String, Module> modules = new LinkedHashMap<>();
        private final Set<String> taken = new HashSet<>();

        Tree(OnnxModel root) {
            this.root = root;
        }

        /// Adds a tensor, and returns its key.
        String add(String name, Tensor tensor) {
            String path = path(name);
            int dot = path.lastIndexOf('.');
            Module parent = dot < 0 ? root : module(path.substring(0, dot));
            String last = path.substring(dot + 1);
            if (tensor instanceof Parameter p) {
                parent.registerParameter(last, p);
            } else if (tensor instanceof Buffer b) {
                parent.registerBuffer(last, b);
            }
            taken.add(path);
            return path;
        }

        /// The name as it is, if it makes a path where nothing else is.
        private String path(String name) {
            boolean fits =
                    !name.isEmpty()
                            && !name.startsWith(".")
                            && !name.endsWith(".")
                            && !name.contains("..")
                            && name.length() < 500
                            && name.chars().filter(c -> c == '.').count() < 50;
            for (int dot = name.indexOf('.'); fits && dot > 0; dot = name.indexOf('.', dot + 1)) {
                fits = !taken.contains(name.substring(0, dot));
            }
            fits = fits && !taken.contains(name) && !modules.containsKey(name);
            String path = fits ? name : name.replace('.', '_');
            path = path.isEmpty() ? "_" : path;
            while (taken.contains(path) || modules.containsKey(path)) {
                path += "_";
            }
            return path;
        }

        private Module module(String path) {
            @Nullable Module there = modules.get(path);
            if (there != null) {
                return there;
            }
            int dot = path.lastIndexOf('.');
            Module parent = dot < 0 ? root : module(path.substring(0, dot));
            Module made = new OnnxModel.Weights();
            parent.registerModule(path.substring(dot + 1), made);
            modules.put(path, made);
            return made;
        }
    }
}
