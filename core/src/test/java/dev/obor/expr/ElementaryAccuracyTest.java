package dev.obor.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.base.DType;
import dev.obor.expr.lower.Lowering;
import dev.obor.expr.lower.SpecialFunctions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Elementary functions against values of 60 digits, see
/// `conformance/python/elementary_fixtures.py`.
class ElementaryAccuracyTest {
    private static Map<String, Double> worst = Map.of();

    @BeforeAll
    static void measure() throws IOException {
        try (InputStream in = ElementaryAccuracyTest.class.getResourceAsStream("elementary.txt")) {
            worst = errors(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        }
    }

    /// The bounds are what 3,000 points per function gave, rounded up; [Lowering] documents them.
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    acos, 1.2, 1.1
                    acosh, 1.6, 1.3
                    asin, 2.2, 1.9
                    asinh, 1.3, 1.4
                    atan, 1.2, 1.2
                    atan2, 1.4, 1.2
                    atanh, 2.1, 1.4
                    cos, 2.0, 1.9
                    cosh, 1.2, 1.2
                    digamma, 0.6, 5.9
                    erf, 0.8, 1.0
                    erfc, 3.4, 3.3
                    erfinv, 3.2, 3.0
                    exp, 0.8, 0.9
                    exp2, 0.8, 0.8
                    expm1, 1.1, 1.7
                    lgamma, 0.6, 4.8
                    log, 0.9, 0.8
                    log10, 0.9, 0.8
                    log1p, 1.1, 0.8
                    log2, 0.9, 0.8
                    pow, 0.6, 0.8
                    reciprocal, 0.6, 0.6
                    rsqrt, 1.4, 1.4
                    sigmoid, 1.8, 1.8
                    sin, 1.9, 1.8
                    sinh, 1.6, 1.6
                    tan, 3.0, 2.8
                    tanh, 2.0, 2.0
                    trigamma, 0.6, 3.8
                    erfcx, 4.3, 4.2
                    i0, 3.9, 4.9
                    i0e, 3.4, 3.3
                    i1, 3.6, 5.4
                    i1e, 3.0, 5.2
                    logNdtr, 59.3, 94.1
                    ndtri, 4.0, 3.7
                    gammainc, 1.0, 161.3
                    gammaincc, 1.0, 34.5
                    k0, 1.0, 4.8
                    k0e, 1.0, 2.4
                    k1, 1.0, 2.7
                    k1e, 1.0, 1.8
                    sphericalJ0, 1.0, 1.3
                    zeta, 1.0, 4.0
                    """)
    void errorStaysBelowTheDocumentedBound(String function, double f32, double f64) {
        double single = worst.get(function + " F32");
        double dbl = worst.get(function + " F64");
        assertTrue(single <= f32, () -> "float32: " + single);
        assertTrue(dbl <= f64, () -> "float64: " + dbl);
    }

    @Test
    void everyTranscendentalFunctionHasReferenceValues() {
        for (UnaryOp op : UnaryOp.values()) {
            boolean exact =
                    switch (op) {
                        case NEG, ABS, SQRT, NOT, SIGN, FLOOR, CEIL, ROUND, TRUNC, ISNAN -> true;
                        default -> false;
                    };
            assertEquals(!exact, worst.containsKey(op.text() + " F64"), op.text());
        }
    }

    private static Map<String, Double> errors(List<String> lines) {
        Map<String, Double> worst = new TreeMap<>();
        Map<String, Expr> lowered = new HashMap<>();
        for (String line : lines) {
            String[] word = line.split(" ");
            Type type = Type.valueOf(word[1]);
            Expr e = lowered.computeIfAbsent(word[0] + " " + type, k -> function(word[0], type));
            double error = error(e, word, type);
            worst.merge(word[0] + " " + type, Double.isNaN(error) ? 1e300 : error, Math::max);
        }
        return worst;
    }

    /// A line's error in units of the last place; digamma's roots are no floats, so it is measured
    /// against 1 at least.
    private static double error(Expr e, String[] word, Type type) {
        boolean single = type == Type.F32;
        int arity = word.length - 4;
        Object[] in = new Object[arity];
        for (int i = 0; i < arity; i++) {
            double v = Double.parseDouble(word[2 + i]);
            in[i] = single ? (Object) (float) v : (Object) v;
        }
        double value = Double.parseDouble(word[2 + arity]);
        double rest = Double.parseDouble(word[3 + arity]);
        double got = ((Number) ScalarOracle.eval(e, in)).doubleValue();
        double size = word[0].equals("digamma") ? Math.max(1, Math.abs(value)) : value;
        double ulp = single ? Math.ulp((float) size) : Math.ulp(size);
        return Math.abs((got - value) - rest) / ulp;
    }

    private static Expr function(String name, Type type) {
        DType dtype = type == Type.F32 ? DType.FLOAT32 : DType.FLOAT64;
        Expr x = Exprs.input(0, dtype);
        Expr y = Exprs.input(1, dtype);
        for (UnaryOp op : UnaryOp.values()) {
            if (op.text().equals(name)) {
                return Lowering.lower(Simplify.unary(op, x));
            }
        }
        for (BinaryOp op : BinaryOp.values()) {
            if (op.text().equals(name)) {
                return Lowering.lower(Simplify.binary(op, x, y));
            }
        }
        return Lowering.lower(
                switch (name) {
                    case "erfcx" -> SpecialFunctions.erfcx(x);
                    case "logNdtr" -> SpecialFunctions.logNdtr(x);
                    case "ndtri" -> SpecialFunctions.ndtri(x);
                    case "i0" -> SpecialFunctions.i0(x);
                    case "i0e" -> SpecialFunctions.i0e(x);
                    case "i1" -> SpecialFunctions.i1(x);
                    case "i1e" -> SpecialFunctions.i1e(x);
                    case "k0" -> SpecialFunctions.k0(x, false);
                    case "k0e" -> SpecialFunctions.k0(x, true);
                    case "k1" -> SpecialFunctions.k1(x, false);
                    case "k1e" -> SpecialFunctions.k1(x, true);
                    case "sphericalJ0" -> SpecialFunctions.sphericalJ0(x);
                    case "gammainc" -> SpecialFunctions.gammainc(x, y);
                    case "gammaincc" -> SpecialFunctions.gammaincc(x, y);
                    default -> throw new IllegalArgumentException(name);
                });
    }

    /// Prints the largest errors of a larger set of reference values.
    public static void main(String[] args) throws IOException {
        errors(Files.readAllLines(Path.of(args[0])))
                .forEach((k, v) -> System.out.printf("%-16s %.3f%n", k, v));
    }
}
