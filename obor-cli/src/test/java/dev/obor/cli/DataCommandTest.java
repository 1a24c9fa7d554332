package dev.obor.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.base.DType;
import dev.obor.vision.io.Images;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {
    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int obor(String... args) {
        return Main.run(args, new PrintWriter(out), new PrintWriter(err));
    }

    @Test
    void picturesAreCountedAndBrokenOnesNamed() throws IOException {
        for (String name : new String[] {"cat/1.png", "cat/2.png", "dog/1.png"}) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Images.writePng(Obor.zeros(DType.UINT8, 3, 20, 30), file);
        }
        Files.writeString(folder.resolve("dog/broken.jpg"), "no picture");
        Files.createDirectories(folder.resolve("empty"));
        Path samples = folder.resolve("samples.png");
        assertEquals(0, obor("data", folder.toString(), "--samples", samples.toString()));
        String text = out.toString();
        assertTrue(text.startsWith("3 pictures, 3 classes"), text);
        assertTrue(text.contains("      2   66.7 %  cat"), text);
        assertTrue(text.contains("      0    0.0 %  empty"), text);
        assertTrue(text.contains("heights 20 to 20 (median 20), widths 30 to 30"), text);
        assertTrue(text.contains("1 broken files") && text.contains("broken.jpg"), text);
        assertEquals(3, Images.readImage(samples).size(0));
    }

    @Test
    void columnsAreDescribed() throws IOException {
        Path file = folder.resolve("a.csv");
        Files.writeString(file, "age,city\n31,Rome\n,Bonn\n40,Rome\n");
        assertEquals(0, obor("data", file.toString()), err.toString());
        String text = out.toString();
        assertTrue(text.contains("3 rows, 2 columns"), text);
        assertTrue(text.contains("age: numbers from 31.0000 to 40.0000, mean 35.5000, 1 missing"));
        assertTrue(text.contains("city: 2 texts: Rome (2), Bonn (1)"), text);
    }

    @Test
    void theShellIsTaught() {
        assertEquals(0, obor("completion"), err.toString());
        assertTrue(out.toString().contains("complete -F _complete_obor"));
        assertTrue(out.toString().contains("--max-pixels"));
    }

    @Test
    void mistakesTakeTwoLines() {
        assertEquals(2, obor("train", "--epoch", "3"));
        String said = err.toString();
        assertEquals(2, said.lines().count(), said);
        assertTrue(said.contains("Did you mean --epochs? 'obor train --help'"), said);
        assertEquals(1, obor("data", folder.resolve("none").toString()));
        assertTrue(err.toString().contains("none"), err.toString());
    }

    @Test
    void theOptionsOfARunAreAFile() throws IOException {
        Path model = folder.resolve("a.safetensors");
        String[] first = {
            "train",
            "synthetic",
            "--model",
            "logistic",
            "--limit",
            "640",
            "--epochs",
            "1",
            "--lr",
            "0.2",
            "--save",
            model.toString()
        };
        assertEquals(0, obor(first), err.toString());
        Path config = Path.of(model + ".config");
        String text = Files.readString(config);
        assertTrue(text.contains("DATA = synthetic\n") && text.contains("lr = 0.2\n"), text);
        byte[] saved = Files.readAllBytes(model);
        Path again = folder.resolve("b.safetensors");
        String[] second = {"train", "--config", config.toString(), "--save", again.toString()};
        assertEquals(0, obor(second), err.toString());
        assertArrayEquals(saved, Files.readAllBytes(again));
        Files.writeString(config, "epochs = 1\nepoch = 3\n");
        assertEquals(1, obor(second));
        assertTrue(err.toString().contains("line 2: there is no option 'epoch'"), err.toString());
    }
}
