package dev.obor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.io.Safetensors;
import dev.obor.nn.AdaptiveAvgPool2d;
import dev.obor.nn.Flatten;
import dev.obor.nn.Module;
import dev.obor.nn.Sequential;
import dev.obor.onnx.Onnx;
import dev.obor.vision.SyntheticDigits;
import dev.obor.vision.io.Images;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainPredictTest {
    private static final Pattern LAST_LINE =
            Pattern.compile("test accuracy (0\\.\\d{4}) \\((\\d+)/2000\\), loss \\d+\\.\\d{4}");

    @TempDir Path folder;

    private record Outcome(int code, String out, String err) {}

    private static Outcome obor(Object... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        String[] words = List.of(args).stream().map(String::valueOf).toArray(String[]::new);
        int code = Main.run(words, new PrintWriter(out, true), new PrintWriter(err, true));
        return new Outcome(code, out.toString(), err.toString());
    }

    @Test
    void trainsSavesPlotsAndPredicts() throws IOException {
        Path model = folder.resolve("m.safetensors");
        Path plots = folder.resolve("plots");
        Outcome trained =
                obor(
                        "train",
                        "--model",
                        "mlp",
                        "--limit",
                        3000,
                        "--epochs",
                        2,
                        "--threads",
                        1,
                        "--save",
                        model,
                        "--plot",
                        plots);
        assertEquals("", trained.err());
        assertEquals(0, trained.code());
        String[] lines = trained.out().split("\\R");
        assertTrue(lines[1].startsWith("epoch 1/2: train loss "), trained.out());
        var last = LAST_LINE.matcher(lines[lines.length - 1]);
        assertTrue(last.matches(), trained.out());
        double accuracy = Integer.parseInt(last.group(2)) / 2000.0;
        assertEquals(accuracy, Double.parseDouble(last.group(1)), 5e-5);
        assertTrue(accuracy > 0.5, trained.out());
        for (String name : List.of("loss", "accuracy", "confusion", "mistakes")) {
            assertTrue(ImageIO.read(plots.resolve(name + ".png").toFile()).getWidth() > 100);
        }
        assertPredictionsAgree(model, accuracy);
    }

    /// Saved pictures get the answers that the test gave, also when they are dark on light.
    private void assertPredictionsAgree(Path model, double accuracy) throws IOException {
        var test = SyntheticDigits.test();
        int right = 0;
        var args = new java.util.ArrayList<Object>(List.of("predict", model));
        for (int i = 0; i < 40; i++) {
            args.add(picture(test.data().select(0, i), i % 2 == 0, folder.resolve(i + ".png")));
        }
        Outcome told = obor(args.toArray());
        assertEquals(0, told.code(), told.err());
        String[] lines = told.out().split("\\R");
        for (int i = 0; i < 40; i++) {
            long truth = test.targets().select(0, i).itemLong();
            right += lines[i].startsWith(folder.resolve(i + ".png") + ": " + truth + " (") ? 1 : 0;
        }
        assertEquals(accuracy, right / 40.0, 0.3);
    }

    private static Path picture(Tensor image, boolean inverted, Path file) throws IOException {
        var picture = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
        byte[] bytes = image.toByteArray();
        for (int p = 0; p < bytes.length; p++) {
            int grey = bytes[p] & 0xff;
            picture.getRaster().setSample(p % 28, p / 28, 0, inverted ? 255 - grey : grey);
        }
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }

    /// Pictures of the user's own: red ones and blue ones, with noise, of different sizes.
    @Test
    void aFolderOfPicturesIsTrainedOnAndPredicted() throws IOException {
        Obor.manualSeed(1);
        Path photos = folder.resolve("photos");
        for (int i = 0; i < 40; i++) {
            boolean red = i % 2 == 0;
            Path file = photos.resolve(red ? "red" : "blue").resolve(i + ".png");
            Files.createDirectories(file.getParent());
            Tensor noise = Obor.randint(0, 120, 3, 30 + i, 50).to(Obor.uint8);
            noise.select(0, red ? 0 : 2).add_(120);
            Images.writeImage(noise, file);
        }
        Files.writeString(photos.resolve("red/broken.png"), "no picture");
        Path model = folder.resolve("own.safetensors");
        Outcome trained =
                obor(
                        "train",
                        photos,
                        "--side",
                        16,
                        "--epochs",
                        8,
                        "--batch-size",
                        8,
                        "--threads",
                        1,
                        "--save",
                        model,
                        "--plot",
                        folder.resolve("own"));
        assertEquals(0, trained.code(), trained.err());
        assertTrue(trained.err().contains("left out: " + photos.resolve("red/broken.png")));
        assertTrue(trained.out().contains("32 training and 8 test images"), trained.out());
        assertTrue(trained.out().contains("test accuracy 1.0000 (8/8)"), trained.out());
        Path some = photos.resolve("blue/7.png");
        Outcome told = obor("predict", model, some, "--top", 2);
        assertEquals(0, told.code(), told.err());
        assertTrue(told.out().startsWith(some + ": blue ("), told.out());
        String config = Files.readString(Path.of(model + ".config"));
        assertTrue(config.contains("DATA = " + photos), config);
        assertEquals(0, obor("train", "--config", model + ".config", "--epochs", 1).code());
        Outcome wrong = obor("train", "mnist", "--side", 16);
        assertEquals(2, wrong.code());
        assertTrue(wrong.err().contains("a folder of pictures"), wrong.err());
        Files.createDirectories(folder.resolve("single/a"));
        Images.writeImage(Obor.zeros(Obor.uint8, 3, 8, 8), folder.resolve("single/a/1.png"));
        assertFailure("at least two", "train", folder.resolve("single"));
    }

    /// Parts that the user has made are taken as they are.
    @Test
    void foldersTrainAndTestAreTheParts() throws IOException {
        for (String name : List.of("train/a/1", "train/a/2", "train/b/1", "test/a/1", "test/b/1")) {
            Path file = folder.resolve("parts").resolve(name + ".png");
            Files.createDirectories(file.getParent());
            Images.writeImage(Obor.randint(0, 256, 3, 9, 9).to(Obor.uint8), file);
        }
        Outcome trained =
                obor(
                        "train",
                        folder.resolve("parts"),
                        "--side",
                        8,
                        "--epochs",
                        1,
                        "--model",
                        "mlp");
        assertEquals(0, trained.code(), trained.err());
        assertTrue(trained.out().contains("3 training and 2 test images"), trained.out());
        Images.writeImage(
                Obor.zeros(Obor.uint8, 3, 8, 8),
                Files.createDirectories(folder.resolve("parts/train/c")).resolve("1.png"));
        assertFailure("they must be the same", "train", folder.resolve("parts"));
    }

    /// An ONNX file whose input is a picture: the mean of a channel says the class.
    @Test
    void onnxFilesAreAsked() throws IOException {
        Path file = folder.resolve("mean.onnx");
        Module net = new Sequential(new AdaptiveAvgPool2d(1), new Flatten());
        Onnx.export(net.eval(), file, List.of(Obor.rand(1, 3, 12, 10)), o -> o.dynamicBatch());
        Tensor picture = Obor.zeros(Obor.uint8, 3, 40, 60);
        picture.select(0, 1).fill_(255);
        Path green = folder.resolve("green.png");
        Images.writeImage(picture, green);
        assertEquals(
                green + ": 1 (100.0 %), 0 (0.0 %)" + System.lineSeparator(),
                obor("predict", file, green, "--top", 2).out());
        Path names = Files.writeString(folder.resolve("names"), "red\ngreen\nblue\n");
        String scaled =
                obor("predict", file, green, "--classes", names, "--std", "0.1,0.1,0.1").out();
        assertTrue(scaled.startsWith(green + ": green (100.0 %)"), scaled);
        assertFailure("each of the 3 channels", "predict", file, green, "--mean", "0.5");
        assertFailure("there is no file", "predict", file, folder.resolve("no.png"));
    }

    @Test
    void theSameSeedGivesTheSameRunForAnyNumberOfThreads() {
        Outcome one = run("--seed", 3, "--threads", 1);
        Outcome two = run("--seed", 3, "--threads", 2);
        Outcome other = run("--seed", 4, "--threads", 2);
        assertEquals(lastLine(one), lastLine(two));
        assertTrue(!lastLine(one).equals(lastLine(other)), one.out());
    }

    private static Outcome run(Object... options) {
        var args =
                new java.util.ArrayList<Object>(
                        List.of("train", "--limit", 300, "--epochs", 1, "--model", "cnn"));
        args.addAll(List.of(options));
        return obor(args.toArray());
    }

    private static String lastLine(Outcome outcome) {
        assertEquals(0, outcome.code(), outcome.err());
        String[] lines = outcome.out().split("\\R");
        return lines[lines.length - 1];
    }

    @ParameterizedTest
    @CsvSource({
        "train --epochs 0, expected at least 1",
        "train --lr -1, a number above 0",
        "train --momentum 1, below 1",
        "train --batch-size none, batch-size",
        "train --threads 0, --threads",
        "train --model tree, --model",
        "train shapes, there are synthetic",
        "train digits --format pickle, only mnist comes as a pickle",
        "train mnist more, more",
        "predict, MODEL",
        "predict model.safetensors, IMAGE",
    })
    void wrongUsageIsTwo(String line, String part) {
        Outcome outcome = obor((Object[]) line.split(" "));
        assertEquals(2, outcome.code(), outcome.err());
        assertTrue(outcome.err().contains(part), outcome.err());
        assertTrue(!outcome.err().contains("\tat "), outcome.err());
    }

    @Test
    void failuresAreOneSentence() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "hello, this is no model");
        Path foreign = folder.resolve("foreign.safetensors");
        Safetensors.save(Map.of("x", Obor.zeros(2)), foreign);
        assertFailure("no complete safetensors file", "predict", text, text);
        assertFailure("were not saved by 'obor train", "predict", foreign, text);
        assertFailure("there is no file", "predict", folder.resolve("none"), text);
        assertFailure(
                "diverged: try a lower learning rate than",
                "train",
                "--limit",
                640,
                "--epochs",
                2,
                "--lr",
                1e30,
                "--model",
                "mlp");
    }

    private static void assertFailure(String part, Object... args) {
        Outcome outcome = obor(args);
        assertEquals(1, outcome.code(), outcome.out());
        assertTrue(outcome.err().startsWith("obor: "), outcome.err());
        assertTrue(outcome.err().contains(part), outcome.err());
        assertTrue(!outcome.err().contains("\tat "), outcome.err());
    }
}
