package dev.obor.bench;

import static dev.obor.Obor.complex;
import static dev.obor.Obor.eye;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.viewAsReal;

import dev.obor.Fft;
import dev.obor.Linalg;
import dev.obor.Tensor;
import dev.obor.nn.GRU;
import dev.obor.nn.LSTM;
import dev.obor.nn.functional.F;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// The rows of the suite `library`: linear algebra, Fourier transforms, recurrent layers, attention
/// and interpolation; `library.py` has the same.
///
/// A size of linear algebra is that of a square matrix, or how many there are and their size:
/// `1000x8`. Matrices are well-conditioned: random ones plus twice the radius of their spectrum, or
/// their squares. Fourier transforms are of complex numbers; 999983 is a prime.
final class LibraryRows {
    private static final List<String> SIZES = List.of("64", "256", "1024", "1000x8", "100x32");
    private static final List<String> DIRECT =
            List.of("cholesky", "lufactor", "solve", "inv", "det", "qr", "lstsq", "matrixexp");
    private static final List<String> SPECTRAL = List.of("eigh", "svd", "eig");
    private static final List<String> FOURIER =
            List.of(
                    "fft-1024",
                    "fft-1000000",
                    "fft-999983",
                    "fft-1000x1024",
                    "rfft-1000000",
                    "fft2-1024x1024");

    // With a gradient, too.
    private static final List<String> NETWORKS =
            List.of(
                    "lstm-64x32x256",
                    "gru-64x32x256",
                    "attention-4x8x256x64",
                    "attentioncausal-4x8x256x64",
                    "bilinear-8x64x56x56",
                    "bicubic-8x64x56x56",
                    "nearestup-8x64x56x56",
                    "antialias-8x64x56x56",
                    "trilinear-2x16x16x16x16");

    static final List<String> ROWS = rows();

    private LibraryRows() {}

    private static List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (List<String> kinds : List.of(DIRECT, SPECTRAL)) {
            for (String kind : kinds) {
                SIZES.forEach(size -> rows.add(kind + "-" + size));
            }
        }
        for (String kind : List.of("cholesky", "solve", "eigh", "svd")) {
            rows.add(kind + "-256+backward");
        }
        rows.addAll(FOURIER);
        for (String row : NETWORKS) {
            rows.addAll(List.of(row, row + "+backward"));
        }
        return List.copyOf(rows);
    }

    /// What a row computes with, drawn first.
    static Tensor operand(String row) {
        String kind = row.substring(0, row.indexOf('-'));
        long[] sizes = sizes(row);
        if (FOURIER.contains(row)) {
            return kind.equals("rfft") ? randn(sizes) : complex(randn(sizes), randn(sizes));
        }
        if (!DIRECT.contains(kind) && !SPECTRAL.contains(kind)) {
            return randn(sizes);
        }
        long n = sizes[sizes.length - 1];
        long[] square = sizes.length == 1 ? new long[] {n, n} : new long[] {sizes[0], n, n};
        Tensor x = randn(square);
        return switch (kind) {
            case "cholesky", "eigh" -> x.matmul(x.mT()).div((double) n).add(eye(n));
            case "lufactor", "solve", "inv", "det" -> x.add(eye(n).mul(2 * Math.sqrt(n)));
            case "matrixexp" -> x.div(Math.sqrt(n));
            default -> x;
        };
    }

    private static long[] sizes(String row) {
        String[] parts = row.substring(row.indexOf('-') + 1).split("x");
        return Arrays.stream(parts).mapToLong(Long::parseLong).toArray();
    }

    /// What a row does, with what it needs beside the operand.
    static UnaryOperator<Tensor> operation(String row, Tensor x) {
        String kind = row.substring(0, row.indexOf('-'));
        return switch (kind) {
            case "cholesky" -> Linalg::cholesky;
            case "lufactor" -> t -> Linalg.luFactor(t).lu();
            case "solve" -> {
                Tensor b = right(x);
                yield t -> Linalg.solve(t, b);
            }
            case "lstsq" -> {
                Tensor b = right(x);
                // taller than wide, so that there is something to fit
                yield t -> Linalg.lstsq(t.narrow(-1, 0, t.size(-1) / 2), b).solution();
            }
            case "inv" -> Linalg::inv;
            case "det" -> t -> Linalg.slogdet(t).logabsdet();
            case "qr" -> t -> Linalg.qr(t).r();
            case "matrixexp" -> Linalg::matrixExp;
            case "eigh" -> t -> Linalg.eigh(t).eigenvalues();
            case "svd" -> t -> Linalg.svd(t, o -> o.fullMatrices(false)).s();
            case "eig" -> t -> viewAsReal(Linalg.eig(t).eigenvalues());
            case "fft" -> t -> viewAsReal(Fft.fft(t));
            case "rfft" -> t -> viewAsReal(Fft.rfft(t));
            case "fft2" -> t -> viewAsReal(Fft.fft2(t));
            case "lstm" -> {
                LSTM lstm = new LSTM(x.size(2), x.size(2));
                yield t -> lstm.call(t).output();
            }
            case "gru" -> {
                GRU gru = new GRU(x.size(2), x.size(2));
                yield t -> gru.call(t).output();
            }
            case "attention", "attentioncausal" -> {
                Tensor k = randn(x.shape().toArray());
                Tensor v = randn(x.shape().toArray());
                boolean causal = kind.equals("attentioncausal");
                yield t -> F.scaledDotProductAttention(t, k, v, o -> o.isCausal(causal));
            }
            case "antialias" ->
                    t ->
                            F.interpolate(
                                    t,
                                    o ->
                                            o.scaleFactor(0.5)
                                                    .mode("bilinear")
                                                    .alignCorners(false)
                                                    .antialias(true));
            case "nearestup" -> t -> F.interpolate(t, o -> o.scaleFactor(2.0));
            default ->
                    t -> F.interpolate(t, o -> o.scaleFactor(2.0).mode(kind).alignCorners(false));
        };
    }

    /// Sixteen right sides.
    private static Tensor right(Tensor x) {
        long[] sizes = x.shape().toArray();
        sizes[sizes.length - 1] = 16;
        return randn(sizes);
    }
}
