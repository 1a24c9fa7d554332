package dev.obor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.io.FileKind;
import dev.obor.io.Numpy;
import dev.obor.io.Safetensors;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Checkpoints, and files of tensors, on the command line.
class CheckpointCommandTest {
    @TempDir Path folder;

    private record Outcome(int code, String out, String err) {}

    private static Outcome obor(Object... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        String[] words = List.of(args).stream().map(String::valueOf).toArray(String[]::new);
        int code = Main.run(words, new PrintWriter(out, true), new PrintWriter(err, true));
        return new Outcome(code, out.toString(), err.toString());
    }

    private static Outcome train(Object... more) {
        List<Object> words =
                new ArrayList<>(List.of("train", "--model", "mlp", "--limit", 320, "--threads", 1));
        words.addAll(List.of(more));
        return obor(words.toArray());
    }

    @Test
    void aResumedTrainingGivesTheSameWeights() {
        Path whole = folder.resolve("whole.safetensors");
        Path file = folder.resolve("run.pt");
        Path resumed = folder.resolve("resumed.safetensors");
        assertEquals(0, train("--epochs", 3, "--save", whole).code());
        assertEquals(0, train("--epochs", 1, "--checkpoint", file, "--every", 2).code());
        Outcome second = train("--epochs", 3, "--checkpoint", file, "--resume", "--save", resumed);
        assertEquals("", second.err());
        assertTrue(second.out().contains("goes on from " + file + ", epoch 2, step 5"));
        Map<String, Tensor> expected = Safetensors.load(whole).tensors();
        Safetensors.load(resumed)
                .tensors()
                .forEach((key, value) -> assertTrue(Obor.equal(expected.get(key), value), key));
        Outcome other = train("--epochs", 3, "--checkpoint", file, "--resume", "--seed", 5);
        assertEquals(1, other.code());
        assertTrue(other.err().contains("the checkpoint has seed 0, this run 5"), other.err());
        assertEquals(
                0,
                train("--epochs", 3, "--checkpoint", file, "--resume", "--seed", 5, "--force")
                        .code());
        assertEquals(2, train("--resume").code());
        Outcome shown = obor("inspect", file);
        assertTrue(shown.out().contains("optimizer.state.0.momentum_buffer  float32 ["));
        assertTrue(shown.out().contains("provenance.data_hash = "), shown.out());
    }

    @Test
    void filesAreConverted() {
        Path first = folder.resolve("a.safetensors");
        Map<String, Tensor> tensors =
                Map.of("net.w", Obor.arange(6).reshape(2, 3), "net.b", Obor.ones(3));
        Safetensors.save(tensors, first);
        Path torch = folder.resolve("a.pt");
        Path arrays = folder.resolve("a.npz");
        assertEquals("", obor("convert", first, torch).err());
        assertEquals(FileKind.TORCH, FileKind.of(torch));
        assertEquals(0, obor("convert", torch, arrays, "--prefix", "net.").code());
        assertTrue(Obor.equal(tensors.get("net.w"), Numpy.loadz(arrays).get("w")));
        Path half = folder.resolve("half.safetensors");
        assertEquals(0, obor("convert", torch, half, "--dtype", "bfloat16").code());
        assertTrue(obor("inspect", half).out().contains("net.b  bfloat16 [3]"));
        assertTrue(obor("inspect", arrays).out().contains("2 tensors, 9 elements"));
        assertEquals(1, obor("convert", arrays, folder.resolve("a.npy")).code());
        assertEquals(2, obor("convert", arrays, folder.resolve("a.xyz")).code());
        assertEquals(2, obor("convert", arrays, torch, "--dtype", "int9").code());
        assertEquals(1, obor("inspect", folder.resolve("none")).code());
    }
}
