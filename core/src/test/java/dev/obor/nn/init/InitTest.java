package dev.obor.nn.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// The numbers of `torch.nn.init`; cases from `conformance/python/init.py`.
class InitTest {
    private static final Map<String, Consumer<Tensor>> FILLS = new HashMap<>();

    static {
        FILLS.put("uniform", t -> Init.uniform_(t, -0.25, 0.75));
        FILLS.put("normal", t -> Init.normal_(t, 1.0, 0.5));
        FILLS.put("constant", t -> Init.constant_(t, 0.3));
        FILLS.put("eye", Init::eye_);
        FILLS.put("dirac", t -> Init.dirac_(t, 1));
        FILLS.put("dirac-groups", t -> Init.dirac_(t, 2));
        FILLS.put("xavier-uniform", Init::xavierUniform_);
        FILLS.put(
                "xavier-uniform-gain",
                t -> Init.xavierUniform_(t, o -> o.gain(Init.calculateGain("tanh"))));
        FILLS.put("xavier-normal", Init::xavierNormal_);
        FILLS.put("kaiming-uniform", Init::kaimingUniform_);
        FILLS.put(
                "kaiming-uniform-relu",
                t -> Init.kaimingUniform_(t, o -> o.mode("fan_out").nonlinearity("relu")));
        FILLS.put("kaiming-normal", Init::kaimingNormal_);
        FILLS.put("kaiming-normal-slope", t -> Init.kaimingNormal_(t, o -> o.a(0.2)));
        FILLS.put("trunc-normal", t -> Init.truncNormal_(t, o -> o.a(-1).b(0.8)));
        FILLS.put("trunc-normal-usual", t -> Init.truncNormal_(t, 0, 0.02));
        FILLS.put("trunc-normal-tail", t -> Init.truncNormal_(t, o -> o.a(1).b(3)));
        FILLS.put("sparse", t -> Init.sparse_(t, 0.3));
    }

    @Test
    void everyFillHasPyTorchsBits() throws IOException {
        int cases = 0;
        var stream = Objects.requireNonNull(InitTest.class.getResourceAsStream("init.txt"));
        try (var in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] parts = line.split(" ");
                DType dtype = DType.valueOf(parts[1].toUpperCase(Locale.ROOT));
                long[] shape =
                        Arrays.stream(parts[2].split(",")).mapToLong(Long::parseLong).toArray();
                Tensor tensor = Tensor.zeros(dtype, shape);
                Obor.manualSeed(0);
                Objects.requireNonNull(FILLS.get(parts[0]), parts[0]).accept(tensor);
                assertEquals(parts[3], bits(tensor), parts[0] + " " + dtype);
                cases++;
            }
        }
        assertEquals(27, cases);
    }

    private static String bits(Tensor tensor) {
        StringBuilder out = new StringBuilder();
        if (tensor.dtype() == DType.FLOAT32) {
            for (float value : tensor.toFloatArray()) {
                out.append(String.format(Locale.ROOT, "%08x", Float.floatToRawIntBits(value)));
            }
        } else {
            for (double value : tensor.toDoubleArray()) {
                out.append(String.format(Locale.ROOT, "%016x", Double.doubleToRawLongBits(value)));
            }
        }
        return out.toString();
    }

    @Test
    void orthogonalRowsOrColumnsAreOrthonormal() {
        for (long[] shape : new long[][] {{3, 5}, {5, 3}, {4, 2, 2}}) {
            Tensor w = Tensor.zeros(DType.FLOAT64, shape);
            assertSame(w, Init.orthogonal_(w, o -> o.gain(2)));
            Tensor m = w.view(shape[0], -1);
            Tensor gram = m.size(0) < m.size(1) ? m.matmul(m.t()) : m.t().matmul(m);
            double[] values = gram.toDoubleArray();
            int n = (int) gram.size(0);
            for (int i = 0; i < values.length; i++) {
                assertEquals(i % (n + 1) == 0 ? 4 : 0, values[i], 1e-12);
            }
        }
    }

    @Test
    void weightsNeedTwoDimensions() {
        Tensor vector = Obor.zeros(3);
        assertThrows(ShapeError.class, () -> Init.xavierNormal_(vector));
        assertThrows(ShapeError.class, () -> Init.orthogonal_(vector));
        assertThrows(IllegalArgumentException.class, () -> Init.calculateGain("swish"));
    }
}
