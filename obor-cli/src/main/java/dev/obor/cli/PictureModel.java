package dev.obor.cli;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A model that says of which class a picture is: one of `obor train`, or an ONNX file.
interface PictureModel {
    /// The names of the classes.
    List<String> classes();

    /// How likely each class is, for the bytes of a picture's file.
    ///
    /// @throws ValueError if they are no picture, it is too large, or the model takes no pictures
    float[] classify(byte[] picture, long maxPixels);

    /// What is told of the model.
    Map<String, Object> description();

    /// Answers inputs in numbers.
    ///
    /// @param inputs nested lists, or such by the names of inputs
    /// @return tensors by their names
    /// @throws ValueError if it takes only pictures, or not these numbers
    default Map<String, Tensor> compute(Object inputs) {
        throw new ValueError("this model takes pictures, and no numbers");
    }

    /// Reads a file.
    ///
    /// @throws IOException if it is no model
    static PictureModel load(Path file, OnnxPictures.Options options) throws IOException {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".onnx")
                ? OnnxPictures.load(file, options)
                : SavedModel.load(file);
    }

    /// The bytes of a picture's file.
    ///
    /// @throws IOException if it is missing or a folder
    static byte[] bytes(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (Files.isDirectory(file)) {
            throw new IOException(
                    file + ": is a folder; give pictures, such as " + file + "/*.png");
        }
        return Files.readAllBytes(file);
    }
}
