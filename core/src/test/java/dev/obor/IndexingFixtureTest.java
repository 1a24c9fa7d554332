package dev.obor;

import static dev.obor.IndexingFixtures.CASES;
import static dev.obor.IndexingFixtures.ERRORS;
import static dev.obor.IndexingFixtures.inputs;
import static dev.obor.IndexingFixtures.numbers;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.getDefaultDtype;
import static dev.obor.Obor.setDefaultDtype;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.autograd.Autograd;
import dev.obor.base.DType;
import dev.obor.base.OborError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Indexing operations against results, gradients, second derivatives, layouts, node names and
/// error sentences of PyTorch; see `make_indexing.py` beside the fixture.
class IndexingFixtureTest {
    private static List<String> lines(boolean errors) throws IOException {
        var stream = IndexingFixtureTest.class.getResourceAsStream("indexing.txt");
        try (var in =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(stream), StandardCharsets.UTF_8))) {
            return in.lines()
                    .filter(l -> !l.startsWith("#") && l.startsWith("!") == errors)
                    .map(l -> errors ? l.substring(1) : l)
                    .toList();
        }
    }

    static Stream<String> cases() throws IOException {
        return lines(false).stream();
    }

    static Stream<String> errors() throws IOException {
        return lines(true).stream();
    }

    @Test
    void everyCaseHasAFixture() throws IOException {
        var names = new TreeSet<String>();
        lines(false).forEach(l -> names.add(l.substring(0, l.indexOf('|'))));
        assertEquals(names, new TreeSet<>(CASES.keySet()));
        names.clear();
        lines(true).forEach(l -> names.add(l.substring(0, l.indexOf('|'))));
        assertEquals(names, new TreeSet<>(ERRORS.keySet()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void resultsAndGradientsArePyTorchs(String text) {
        String[] line = text.split("\\|", -1);
        String name = line[0];
        DType old = getDefaultDtype();
        setDefaultDtype(float64);
        try {
            Tensor[] in = inputs();
            Tensor out = CASES.get(name).of(in[0], in[1], in[2], in[3]);
            var node = out.gradFn();
            assertEquals(line[1], node == null ? "-" : node.name(), name);
            assertEquals(line[2], out.dtype().toString(), name);
            assertEquals(line[3], join(out.shape().toArray()), name);
            if (out.numel() > 1) {
                assertEquals(line[4], join(out.stride()), name);
            }
            double bound = name.startsWith("log") ? 1e-6 : 1e-12;
            if (name.contains("arange") || name.contains("linspace")) {
                bound = 0;
            }
            check(name, line[5], out, bound);
            if (line.length > 6) {
                gradients(line, in, out);
            }
        } finally {
            setDefaultDtype(old);
        }
    }

    private static void gradients(String[] line, Tensor[] in, Tensor out) {
        boolean twice = line.length > 10;
        Tensor weights = numbers(7, 11, 4, out.shape().toArray()).to(out.dtype());
        List<Tensor> leaves = Arrays.asList(in);
        var grads =
                Autograd.grad(
                        List.of(out),
                        leaves,
                        List.of(weights),
                        o -> o.createGraph(true).allowUnused(true));
        Tensor total = null;
        for (int i = 0; i < 4; i++) {
            Tensor g = grads.get(i);
            checkGradient(line[0] + " d" + "xcvs".charAt(i), line[6 + i], g);
            if (twice && g != null && g.requiresGrad()) {
                Tensor part = g.mul(numbers(5, 7, 2, g.shape().toArray())).sum();
                total = total == null ? part : total.add(part);
            }
        }
        if (twice) {
            var second =
                    Autograd.grad(
                            List.of(Objects.requireNonNull(total, line[0])),
                            leaves,
                            null,
                            o -> o.allowUnused(true));
            for (int i = 0; i < 4; i++) {
                checkGradient(line[0] + " dd" + "xcvs".charAt(i), line[10 + i], second.get(i));
            }
        }
    }

    private static void checkGradient(String name, String expected, Tensor actual) {
        if (expected.equals("-")) { // PyTorch says nothing where we may say zero
            assertTrue(actual == null || actual.ne(0).sum().item() == 0, name);
        } else if (actual == null) {
            assertTrue(
                    Arrays.stream(expected.split(",")).allMatch(s -> Double.parseDouble(s) == 0));
        } else {
            check(name, expected, actual, 1e-11);
        }
    }

    private static void check(String name, String expected, Tensor actual, double bound) {
        double[] values = (double[]) actual.detach().to(float64).reshape(-1).toArray();
        String[] wanted = expected.isEmpty() ? new String[0] : expected.split(",");
        assertEquals(wanted.length, values.length, name);
        for (int i = 0; i < values.length; i++) {
            double e = wanted[i].equals("nan") ? Double.NaN : parse(wanted[i]);
            if (Double.isNaN(e) || Double.isInfinite(e)) {
                assertEquals(e, values[i], name + " at " + i);
            } else {
                assertEquals(e, values[i], bound * Math.max(1, Math.abs(e)), name + " at " + i);
            }
        }
    }

    private static double parse(String s) {
        return s.endsWith("inf")
                ? s.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY
                : Double.parseDouble(s);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void errorSentencesArePyTorchs(String text) {
        String[] line = text.split("\\|", 2);
        Tensor[] in = inputs();
        var error =
                assertThrows(
                        RuntimeException.class,
                        () -> ERRORS.get(line[0]).of(in[0], in[1], in[2], in[3]));
        assertTrue(error instanceof OborError, error::toString);
        String wanted =
                line[1].endsWith(".") ? line[1].substring(0, line[1].length() - 1) : line[1];
        assertTrue(
                String.valueOf(error.getMessage()).startsWith(wanted),
                () -> line[0] + ":\n" + line[1] + "\n" + error.getMessage());
    }

    private static String join(long[] values) {
        var parts = new ArrayList<String>();
        for (long v : values) {
            parts.add(Long.toString(v));
        }
        return String.join(",", parts);
    }
}
