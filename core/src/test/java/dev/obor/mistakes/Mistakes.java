package dev.obor.mistakes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/// A table of mistakes, each with the whole text that answers it.
abstract class Mistakes {
    /// PyTorch's sentences by the name of the mistake, from `conformance/python/messages.py`.
    static final Map<String, String> PYTORCH = read();

    /// Where PyTorch's sentence shows Python and ours Java.
    private static final String[][] SPELLINGS = {
        {"retain_graph=True", "retainGraph(true)"},
        {"allow_unused=True", "allowUnused(true)"},
        {"torch.autograd.set_detect_anomaly(True, check_nan=False)", "Autograd.detectAnomaly()"},
        {"`torch.no_grad()`", "`noGrad()`"},
        {"`torch.inference_mode()`", "`inferenceMode()`"},
        {" in Python or `tensor.item<T>()` in C++", ""},
        {"allowed.You can", "allowed.\n  You can"},
        {"update.See https://github.com/pytorch/rfcs/pull/17 for more details.", "update."},
    };

    final List<DynamicTest> tests = new ArrayList<>();
    final List<String> names = new ArrayList<>();

    /// Adds the mistakes.
    abstract void all();

    /// A mistake that PyTorch has a sentence for.
    ///
    /// @param end what follows PyTorch's sentence on its line
    /// @param lines where it happened, and what to do
    final void says(
            String name,
            Class<? extends Throwable> kind,
            Executable made,
            String end,
            String... lines) {
        String text = Objects.requireNonNull(PYTORCH.get(name), name);
        for (String[] spelling : SPELLINGS) {
            text = text.replace(spelling[0], spelling[1]);
        }
        StringBuilder whole = new StringBuilder(text).append(end);
        for (String line : lines) {
            whole.append("\n  ").append(line);
        }
        own(name, kind, made, whole.toString());
    }

    /// A mistake with a text of our own.
    final void own(String name, Class<? extends Throwable> kind, Executable made, String text) {
        names.add(name);
        tests.add(
                DynamicTest.dynamicTest(
                        name, () -> assertEquals(text, assertThrows(kind, made).getMessage())));
    }

    private static Map<String, String> read() {
        var stream =
                Objects.requireNonNull(
                        Mistakes.class.getResourceAsStream("/dev/obor/messages.txt"));
        var result = new LinkedHashMap<String, String>();
        try (var in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int tab = line.indexOf('\t');
                result.put(line.substring(0, tab), line.substring(tab + 1).translateEscapes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return result;
    }
}
