package dev.obor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.io.Safetensors;
import dev.obor.vision.SyntheticDigits;
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
