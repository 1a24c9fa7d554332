package dev.obor;

import static dev.obor.Obor.complex;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.viewAsComplex;
import static dev.obor.Obor.viewAsReal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.io.Numpy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Functions of complex numbers on their branch cuts, at zeros of both signs, infinities and NaN:
/// `conformance/python/complex_edges.py` wrote what PyTorch 2.15 gives.
class ComplexEdgesTest {
    private static final Path FILE = Path.of("src/test/resources/dev/obor/complex_edges.npz");
    private static final List<String> NAMES =
            List.of(
                    "acos", "acosh", "asin", "asinh", "atan", "atanh", "cos", "cosh", "exp", "exp2",
                    "expm1", "log", "log10", "log1p", "log2", "sigmoid", "sin", "sinh", "sqrt",
                    "tan", "tanh");

    @Test
    void asPyTorch() throws ReflectiveOperationException {
        Map<String, Tensor> all = Numpy.loadz(FILE);
        List<String> wrong = new ArrayList<>();
        for (String kind : List.of("64", "32")) {
            Tensor z = viewAsComplex(all.get("z" + kind));
            double[] in = all.get("z" + kind).to(float64).flatten().toDoubleArray();
            double tolerance = kind.equals("64") ? 1e-12 : 3e-6;
            for (String name : NAMES) {
                Tensor y = (Tensor) Tensor.class.getMethod(name).invoke(z);
                double[] made = viewAsReal(y).to(float64).flatten().toDoubleArray();
                double[] expected = all.get(name + kind).to(float64).flatten().toDoubleArray();
                for (int i = 0; i < in.length; i += 2) {
                    boolean real = close(made[i], expected[i], tolerance);
                    boolean imag = close(made[i + 1], expected[i + 1], tolerance);
                    if (!(real && imag) && !listed(name + kind, in[i], in[i + 1])) {
                        wrong.add(
                                "%s%s(%s, %s): (%s, %s) is not (%s, %s)"
                                        .formatted(
                                                name,
                                                kind,
                                                in[i],
                                                in[i + 1],
                                                made[i],
                                                made[i + 1],
                                                expected[i],
                                                expected[i + 1]));
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static boolean close(double made, double expected, double tolerance) {
        if (made == expected || Double.isNaN(made) && Double.isNaN(expected)) {
            return made != 0 || Double.compare(made, expected) == 0;
        }
        return Math.abs(made - expected) <= tolerance * Math.abs(expected);
    }

    /// Where PyTorch differs from itself.
    private static boolean listed(String name, double re, double im) {
        return switch (name) {
            // π / 2 - asin: the sign of a zero is lost, and digits of a small angle; complex64 has
            // both
            case "acos64" -> im == 0 || re >= 2 || re <= -2;
            // 1 is added as a complex number, which costs the zero its sign
            case "log1p64", "log1p32" -> im == 0;
            default -> false;
        };
    }

    /// Finite numbers whose squares overflow, or whose distance from a pole has none.
    @Test
    void largeAndNear() {
        Tensor z = complex(numbers(0.0, 1e200, 1e-300), numbers(1e200, 0.5, 1.0));
        double[] atan = viewAsReal(z.atan()).flatten().toDoubleArray();
        assertEquals(Math.PI / 2, atan[0]);
        assertEquals(1e-200, atan[1], 1e-214);
        assertEquals(Math.PI / 2, atan[2]);
        assertEquals(Math.PI / 4, atan[4]);
        assertEquals(345.7343375393868, atan[5], 1e-12);
        double[] asin = viewAsReal(z.asin()).flatten().toDoubleArray();
        assertEquals(461.2101657793691, asin[1], 1e-12);
        assertEquals(Math.PI / 2, asin[2]);
    }

    /// On a cut the derivative is that of the side that the value is on; PyTorch's loses the sign
    /// of the zero where it adds 1.
    @Test
    void derivativesOnCuts() {
        Tensor z = complex(numbers(2.0, 2.0), numbers(0.0, -0.0)).requiresGrad_();
        z.asin().abs().square().sum().backward();
        Tensor step = complex(numbers(0.0, 0.0), numbers(1e-7, -1e-7));
        Tensor moved = z.detach().add(step).asin().abs().square();
        Tensor here = z.detach().asin().abs().square();
        double[] slope = moved.sub(here).div(1e-7).toDoubleArray();
        double[] grad = viewAsReal(Objects.requireNonNull(z.grad())).flatten().toDoubleArray();
        assertEquals(slope[0], grad[1], 1e-5);
        assertEquals(slope[1], -grad[3], 1e-5);
        assertEquals(grad[0], grad[2], 1e-12);
    }

    private static Tensor numbers(double... values) {
        return Obor.fromArray(values);
    }
}
