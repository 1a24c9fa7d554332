package dev.obor.cli;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.io.Safetensors;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.vision.io.ImageReadMode;
import dev.obor.vision.io.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A trained model with everything that is needed to use it: in one safetensors file, the weights
/// as tensors and the rest as metadata.
///
/// @param kind which model
/// @param data what it was trained on
/// @param side height and width of the pictures
/// @param classes the names of the classes
/// @param network the weights
record SavedModel(ModelKind kind, DataName data, int side, List<String> classes, Sequential network)
        implements PictureModel {
    private static final String FORMAT = "obor.train/1";

    /// The square that MNIST fitted its digits into, as a share of the picture.
    private static final double BOX = 20.0 / 28;

    SavedModel(ModelKind kind, DataName data, List<String> classes, Sequential network) {
        this(kind, data, data.side(), classes, network);
    }

    void save(Path file) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", FORMAT);
        metadata.put("model", kind.label());
        metadata.put("data", data.label());
        metadata.put("classes", String.join("\n", classes));
        String signs = data == DataName.PICTURES ? "red, green, blue" : "light on dark";
        metadata.put("side", String.valueOf(side));
        metadata.put("input", signs + ", 0 to 1, rows of " + numbers());
        Safetensors.save(network.stateDict(), file, metadata);
    }

    /// Reads a model.
    ///
    /// @throws IOException if the file is no model of `obor train`
    static SavedModel load(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": is a folder; give a file of 'obor train --save'");
        }
        Safetensors read = Safetensors.load(file);
        if (!FORMAT.equals(read.metadata().get("format"))) {
            throw new IOException(
                    file
                            + ": these tensors were not saved by 'obor train --save'; only such"
                            + " files say which model they belong to");
        }
        try {
            ModelKind kind = ModelKind.valueOf(text(read, "model").toUpperCase(Locale.ROOT));
            DataName data = DataName.of(text(read, "data"));
            List<String> classes = List.of(text(read, "classes").split("\n"));
            int side = Integer.parseInt(read.metadata().getOrDefault("side", "" + data.side()));
            Sequential network = kind.build(data.channels(), side, classes.size());
            network.loadStateDict(read.tensors());
            network.eval();
            return new SavedModel(kind, data, side, classes, network);
        } catch (RuntimeException e) {
            throw new IOException(
                    file + ": not a model that this version reads: " + e.getMessage(), e);
        }
    }

    /// How many numbers go in.
    int numbers() {
        return data.channels() * side * side;
    }

    /// How likely each class is, for a picture of any size.
    float[] classify(GreyImage picture) {
        return classify(Obor.fromArray(prepared(picture, data).values()));
    }

    @Override
    public float[] classify(byte[] picture, long maxPixels) {
        if (data != DataName.PICTURES) {
            return classify(GreyImage.decode(picture, maxPixels));
        }
        Tensor read =
                Images.decodeImage(picture, o -> o.mode(ImageReadMode.RGB).maxPixels(maxPixels));
        return classify(Pictures.row(Pictures.prepared(read, side)));
    }

    private float[] classify(Tensor row) {
        try (var _ = Obor.noGrad()) {
            Tensor scores = network.call(row.view(1, numbers()));
            // Grey convolutional networks have more outputs than classes.
            return F.softmax(scores, 1).contiguous().toFloatArray();
        }
    }

    @Override
    public Map<String, Object> description() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("model", kind.label());
        all.put("data", data.label());
        all.put("classes", classes);
        return all;
    }

    /// A picture of the training size is only turned round if need be; others are cropped and
    /// scaled as well.
    static GreyImage prepared(GreyImage image, DataName data) {
        int side = data.side();
        GreyImage light = image.lightOnDark();
        if (image.rows() == side && image.columns() == side) {
            return light;
        }
        GreyImage stretched = light.stretched();
        if (!data.isHandwriting()) {
            return stretched.resized(side, side);
        }
        int box = data == DataName.DIGITS ? side : (int) Math.round(side * BOX);
        return stretched.centred(side, box);
    }

    private static String text(Safetensors file, String key) {
        @Nullable String value = file.metadata().get(key);
        if (value == null) {
            throw new IllegalArgumentException("the metadata has no '" + key + "'");
        }
        return value;
    }
}
