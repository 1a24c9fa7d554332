package dev.obor.cli;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.OborError;
import dev.obor.base.ValueError;
import dev.obor.onnx.Onnx;
import dev.obor.onnx.OnnxModel;
import dev.obor.vision.io.ImageReadMode;
import dev.obor.vision.io.Images;
import dev.obor.vision.transforms.TF;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// An ONNX file as a model of pictures, if its input is one, and of numbers.
final class OnnxPictures implements PictureModel {
    /// What an ONNX file does not say.
    static final class Options {
        @Option(
                names = "--classes",
                paramLabel = "FILE",
                description = "Of an ONNX file: the names of the classes, one in each line.")
        @Nullable Path classes;

        @Option(
                names = "--mean",
                paramLabel = "X",
                split = ",",
                description =
                        "Of an ONNX file: what is taken from the numbers from 0 to 1 of each"
                                + " channel, such as 0.485,0.456,0.406.")
        double @Nullable [] mean;

        @Option(
                names = "--std",
                paramLabel = "X",
                split = ",",
                description =
                        "Of an ONNX file: what they are divided by then, such as"
                                + " 0.229,0.224,0.225.")
        double @Nullable [] std;
    }

    private final OnnxModel model;
    private final List<String> classes;
    private final double[] mean;
    private final double[] std;
    private final int channels;
    private final int height;
    private final int width;

    private OnnxPictures(OnnxModel model, Options options) throws IOException {
        this.model = model;
        List<String> shape = model.inputs().getFirst().shape();
        if (shape == null || shape.size() != 4 || model.inputs().size() != 1) {
            shape = List.of("", "", "", "");
        }
        channels = size(shape.get(1));
        height = size(shape.get(2));
        width = size(shape.get(3));
        mean = options.mean == null ? new double[Math.max(channels, 1)] : options.mean;
        std = options.std == null ? ones(mean.length) : options.std;
        boolean normalised = options.mean != null || options.std != null;
        if (normalised && (mean.length != channels || std.length != channels)) {
            throw new ValueError(
                    "--mean and --std take a number for each of the %d channels of the model"
                            .formatted(channels));
        }
        classes = options.classes == null ? List.of() : Files.readAllLines(options.classes);
    }

    private static double[] ones(int n) {
        return IntStream.range(0, n).mapToDouble(i -> 1).toArray();
    }

    /// A size that the file says, or 0.
    private static int size(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    static OnnxPictures load(Path file, Options options) throws IOException {
        return new OnnxPictures(Onnx.load(file), options);
    }

    @Override
    public List<String> classes() {
        return classes;
    }

    /// The middle of the picture in the size of the model's input.
    @Override
    public float[] classify(byte[] bytes, long maxPixels) {
        if (channels != 1 && channels != 3 || height == 0 || width == 0) {
            throw new ValueError(
                    "this model takes no pictures of a fixed size, but "
                            + model.inputs()
                            + "; POST numbers, {\"inputs\": …}, with the content type"
                            + " application/json");
        }
        ImageReadMode mode = channels == 1 ? ImageReadMode.GRAY : ImageReadMode.RGB;
        Tensor picture = Images.decodeImage(bytes, o -> o.mode(mode).maxPixels(maxPixels));
        double scale =
                Math.max((double) height / picture.size(1), (double) width / picture.size(2));
        int tall = (int) Math.max(height, Math.round(picture.size(1) * scale));
        int wide = (int) Math.max(width, Math.round(picture.size(2) * scale));
        Tensor x = TF.centerCrop(TF.resize(picture, tall, wide), height, width).toFloat().div(255);
        x = x.sub(column(mean)).div(column(std)).unsqueeze(0);
        try (var _ = Obor.noGrad()) {
            Tensor scores = model.call(x).flatten(1).select(0, 0);
            boolean shares =
                    scores.ge(0).all().itemBoolean() && Math.abs(scores.sum().item() - 1) < 1e-3;
            return (shares ? scores : scores.softmax(0)).toFloat().contiguous().toFloatArray();
        }
    }

    private static Tensor column(double[] values) {
        return Obor.tensor(values).toFloat().view(-1, 1, 1);
    }

    @Override
    public Map<String, Tensor> compute(Object inputs) {
        Map<String, Tensor> in = new LinkedHashMap<>();
        if (inputs instanceof Map<?, ?> named) {
            for (OnnxModel.Port port : model.inputs()) {
                Object value = named.get(port.name());
                if (value != null) {
                    in.put(port.name(), tensor(value, port.dtype()));
                }
            }
        } else {
            OnnxModel.Port port = model.inputs().getFirst();
            in.put(port.name(), tensor(inputs, port.dtype()));
        }
        try (var _ = Obor.noGrad()) {
            return model.call(in);
        } catch (RuntimeException e) {
            // A wrong shape, dtype or name is what the request says.
            throw e instanceof OborError ? new ValueError(String.valueOf(e.getMessage())) : e;
        }
    }

    private static Tensor tensor(Object nested, @Nullable DType dtype) {
        List<Long> shape = new ArrayList<>();
        for (Object at = nested; at instanceof List<?> list; at = list.getFirst()) {
            shape.add((long) list.size());
            if (list.isEmpty()) {
                break;
            }
        }
        List<Double> numbers = new ArrayList<>();
        collect(nested, 0, shape, numbers);
        Tensor flat = Obor.tensor(numbers.stream().mapToDouble(v -> v).toArray());
        Tensor shaped = flat.view(shape.stream().mapToLong(v -> v).toArray());
        return shaped.to(dtype == null ? DType.FLOAT32 : dtype);
    }

    private static void collect(Object at, int depth, List<Long> shape, List<Double> into) {
        if (at instanceof List<?> list && depth < shape.size() && list.size() == shape.get(depth)) {
            list.forEach(part -> collect(part, depth + 1, shape, into));
        } else if (at instanceof Number number && depth == shape.size()) {
            into.add(number.doubleValue());
        } else if (at instanceof Boolean truth && depth == shape.size()) {
            into.add(truth ? 1.0 : 0.0);
        } else {
            throw new ValueError("inputs are numbers, or lists of equally long lists of them");
        }
    }

    @Override
    public Map<String, Object> description() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("model", "onnx");
        all.put("inputs", model.inputs().stream().map(String::valueOf).toList());
        all.put("outputs", model.outputs().stream().map(String::valueOf).toList());
        return all;
    }
}
