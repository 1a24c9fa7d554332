package dev.obor.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.nn.functional.F;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

/// Gradients of 16-bit floats round where PyTorch's do: after each operation that its formula is
/// made of, or once where it has a kernel. The numbers are the same to the last bit.
class SixteenBitGradientsTest {
    private static final Map<String, BinaryOperator<Tensor>> OPERATIONS =
            Map.ofEntries(
                    Map.entry("xlogy", Tensor::xlogy),
                    Map.entry("atan2", Tensor::atan2),
                    Map.entry("pow", Tensor::pow),
                    Map.entry("div", Tensor::div),
                    Map.entry("logaddexp", Tensor::logaddexp),
                    Map.entry("pow-1", (x, y) -> x.pow(-1)),
                    Map.entry("pow3", (x, y) -> x.pow(3)),
                    Map.entry("pow2.3", (x, y) -> x.pow(2.3)),
                    Map.entry("rpow", (x, y) -> Obor.pow(2.5, x)),
                    Map.entry(
                            "lerp",
                            (x, y) ->
                                    x.lerp(y, Obor.full(x.shape().toArray(), 0.25).to(x.dtype()))),
                    Map.entry("addcmul", (x, y) -> x.addcmul(x, y, 0.7)),
                    Map.entry("sin", (x, y) -> x.sin()),
                    Map.entry("log2", (x, y) -> x.log2()),
                    Map.entry("tan", (x, y) -> x.tan()),
                    Map.entry("reciprocal", (x, y) -> x.reciprocal()),
                    Map.entry("erf", (x, y) -> x.erf()),
                    Map.entry("sigmoid", (x, y) -> x.sigmoid()),
                    Map.entry("gelu", (x, y) -> F.gelu(x)),
                    Map.entry("silu", (x, y) -> F.silu(x)),
                    Map.entry("tanh", (x, y) -> x.tanh()));

    private static double[] numbers(String text) {
        return text.isEmpty()
                ? new double[0]
                : Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    @Test
    void areThoseOfPyTorch() throws Exception {
        String text;
        try (InputStream in = getClass().getResourceAsStream("gradients16.txt")) {
            text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        for (String line : text.lines().filter(l -> !l.startsWith("#")).toList()) {
            String[] part =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
            DType dtype = part[1].equals("float16") ? DType.FLOAT16 : DType.BFLOAT16;
            Tensor x = Obor.tensor(numbers(part[2])).to(dtype).requiresGrad_();
            Tensor y = Obor.tensor(numbers(part[3])).to(dtype).requiresGrad_();
            Objects.requireNonNull(OPERATIONS.get(part[0]))
                    .apply(x, y)
                    .backward(Obor.tensor(numbers(part[4])).to(dtype));
            assertArrayEquals(numbers(part[5]), x.grad().toDoubleArray(), line);
            if (!part[6].isEmpty()) {
                assertArrayEquals(numbers(part[6]), y.grad().toDoubleArray(), line);
            }
        }
    }
}
