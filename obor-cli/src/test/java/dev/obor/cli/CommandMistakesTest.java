package dev.obor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.nn.Sequential;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a new user types wrongly: a clear sentence, the right exit code, and no stack trace.
class CommandMistakesTest {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    @TempDir Path folder;
    private Path model = Path.of("");
    private Path picture = Path.of("");

    @BeforeEach
    void files() throws IOException {
        Obor.manualSeed(0);
        List<String> classes = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        Sequential network = ModelKind.LOGISTIC.build(DataName.SYNTHETIC.side(), classes.size());
        model = folder.resolve("m.safetensors");
        new SavedModel(ModelKind.LOGISTIC, DataName.SYNTHETIC, classes, network).save(model);
        picture = folder.resolve("seven.png");
        ImageIO.write(
                new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY), "png", picture.toFile());
    }

    private static void says(int code, String sentence, Object... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        String[] words = Arrays.stream(args).map(String::valueOf).toArray(String[]::new);
        int got = Main.run(words, new PrintWriter(out, true), new PrintWriter(err, true));
        String text = err.toString();
        assertEquals(code, got, text);
        assertTrue(text.contains(sentence), text);
        assertFalse(text.contains("\tat "), text);
        assertFalse(text.contains("Exception"), text);
        if (code == FAILED) {
            assertTrue(text.startsWith("obor: "), text);
        }
    }

    @Test
    void theModelAndThePictureAreRight() {
        says(0, "", "predict", model, picture);
    }

    @Test
    void unknownOption() {
        says(USAGE, "Unknown option: '--epoch'", "train", "--epoch", 3);
    }

    @Test
    void unknownModel() {
        says(USAGE, "Invalid value for option '--model'", "train", "--model", "transformer");
    }

    @Test
    void unknownCommand() {
        says(USAGE, "'trian'", "trian");
    }

    @Test
    void negativeLearningRate() {
        says(
                USAGE,
                "Invalid value for option '--lr': -0.1; expected a number above 0",
                "train",
                "--lr=-0.1");
    }

    @Test
    void batchesOfNothing() {
        says(
                USAGE,
                "Invalid value for option '--batch-size': 0; expected at least 1",
                "train",
                "--batch-size",
                0);
    }

    @Test
    void wrongFormat() {
        says(USAGE, "Invalid value for option '--format'", "train", "mnist", "--format", "csv");
    }

    @Test
    void missingFolderOfData() {
        says(
                USAGE,
                "no such folder",
                "train",
                "fashion-mnist",
                "--data",
                folder.resolve("nowhere").resolve("deep"));
    }

    @Test
    void truncatedData() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[] {0, 0, 8, 3, 0, 0, 0, 100, 0, 0, 0, 28, 0, 0, 0, 28, 1, 2, 3});
        }
        for (String part : List.of("train", "t10k")) {
            Files.write(folder.resolve(part + "-images-idx3-ubyte.gz"), bytes.toByteArray());
            Files.write(folder.resolve(part + "-labels-idx1-ubyte.gz"), bytes.toByteArray());
        }
        says(FAILED, "-ubyte.gz: ", "train", "mnist", "--data", folder);
    }

    @Test
    void pictureForAModel() {
        says(FAILED, "seven.png", "predict", picture, picture);
    }

    @Test
    void modelForAPicture() {
        says(FAILED, "it is no PNG, JPEG, GIF, BMP or TIFF", "predict", model, model);
    }

    @Test
    void folderForAModelOrAPicture() {
        says(FAILED, "is a folder; give a file of 'obor train --save'", "predict", folder, picture);
        says(FAILED, "is a folder; give pictures, such as ", "predict", model, folder);
    }

    @Test
    void missingModelOrPicture() {
        says(FAILED, "there is no file none.safetensors", "predict", "none.safetensors", picture);
        says(FAILED, "there is no file none.png", "predict", model, "none.png");
    }

    @Test
    void damagedPicture() throws IOException {
        byte[] bytes = Files.readAllBytes(picture);
        Path half = Files.write(folder.resolve("half.png"), Arrays.copyOf(bytes, 45));
        says(FAILED, "half.png: the picture is damaged", "predict", model, half);
    }

    @Test
    void damagedModel() throws IOException {
        byte[] bytes = Files.readAllBytes(model);
        Path half = folder.resolve("half.safetensors");
        Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));
        says(FAILED, "half.safetensors", "predict", half, picture);
    }

    @Test
    void placesThatCannotBeWrittenAreRefusedBeforeTheTraining() {
        says(USAGE, "'--save': " + folder + " is a folder", "train", "--save", folder);
        says(
                USAGE,
                "'--save': " + picture + " is a file, where a folder is needed",
                "train",
                "--save",
                picture.resolve("m.safetensors"));
        says(
                USAGE,
                "'--plot': " + picture + " is a file, where a folder is needed",
                "train",
                "--plot",
                picture);
    }

    @Test
    void picturesOfNoSizeAskForMore() {
        says(USAGE, "Missing required parameter: 'IMAGE'", "predict", model);
    }
}
