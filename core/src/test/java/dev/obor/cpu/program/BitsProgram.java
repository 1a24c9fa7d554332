package dev.obor.cpu.program;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.randn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.backend.ConvShape;
import dev.obor.backend.Dims3;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.ConvPass;
import dev.obor.backend.Kernel.PoolKind;
import dev.obor.backend.PoolShape;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.cpu.conv.ConvOracle;
import dev.obor.cpu.conv.Convs;
import dev.obor.cpu.pool.PoolOracle;
import dev.obor.cpu.pool.PoolingKernels;
import dev.obor.machine.Machine;
import dev.obor.nn.AvgPool2d;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.ConvTranspose2d;
import dev.obor.nn.Dropout;
import dev.obor.nn.Flatten;
import dev.obor.nn.GELU;
import dev.obor.nn.Linear;
import dev.obor.nn.MaxPool2d;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.optim.SGD;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.example.Log;

/// Convolutions, poolings and a training, told in bits, one line each: a program for a Java process
/// that is started in another way.
final class BitsProgram {
    private static final double[] SPECIAL = {
        Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0
    };

    private final Random random;
    private final DType dtype;
    private boolean special;

    private BitsProgram(long seed, DType dtype) {
        this.random = new Random(seed);
        this.dtype = dtype;
    }

    /// Prints whether there is machine code, what was logged, and what the methods below say.
    public static void main(String[] args) {
        System.out.println(Machine.permitted());
        System.out.println(training());
        System.out.println(Log.take());
        convolutions().forEach(System.out::println);
        poolings().forEach(System.out::println);
    }

    /// What it prints in a Java process of its own, which is started with these flags.
    static List<String> inAnotherProcess(String... flags) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String path = place(Obor.class) + File.pathSeparator + place(BitsProgram.class);
        List<String> command = new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "-cp", path));
        command.addAll(List.of(flags));
        command.add(BitsProgram.class.getName());
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"));
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> lines;
        try (var reader = process.inputReader()) {
            lines = reader.lines().toList();
        }
        assertEquals(0, process.waitFor());
        return lines;
    }

    private static String place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }

    /// All passes of many shapes, every third with infinities and NaN among the numbers.
    static List<String> convolutions() {
        List<String> lines = new ArrayList<>();
        for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
            var program = new BitsProgram(1, dtype);
            List<ConvShape> shapes = new ArrayList<>(large());
            for (int i = 0; i < 30; i++) {
                shapes.add(ConvOracle.randomShape(program.random));
            }
            for (int i = 0; i < shapes.size(); i++) {
                program.special = i % 3 == 2;
                lines.add(program.convolution(shapes.get(i)));
            }
        }
        return lines;
    }

    /// Shapes that take the paths of big ones: strips of rows, blocks of channels, several ranges.
    private static List<ConvShape> large() {
        return List.of(
                shape(20, 16, 24, Dims3.of(1, 14, 14), Dims3.of(1, 3, 3), 2, 1),
                shape(54, 1, 16, Dims3.of(1, 16, 16), Dims3.of(1, 5, 5), 1, 1),
                shape(1, 136, 100, Dims3.of(1, 3, 3), Dims3.of(1, 3, 3), 1, 1),
                shape(1, 1, 1, Dims3.of(1, 9, 16000), Dims3.of(1, 3, 3), 1, 1),
                shape(3, 5, 9, Dims3.of(6, 7, 9), Dims3.of(2, 3, 3), 2, 1),
                shape(2, 8, 8, Dims3.of(1, 1, 400), Dims3.of(1, 1, 3), 1, 2));
    }

    private static ConvShape shape(
            int batch, int cin, int cout, Dims3 in, Dims3 kernel, int stride, int dilation) {
        Dims3 apart = Dims3.of(1, in.h() > 1 ? stride : 1, stride);
        Dims3 padding = Dims3.of(0, in.h() > 1 ? 1 : 0, 1);
        Dims3 dilated = Dims3.of(1, 1, dilation);
        return ConvShape.of(batch, cin, cout, 1, in, kernel, apart, padding, dilated);
    }

    private String convolution(ConvShape s) {
        View x = numbers(s.batch() * s.cin() * s.input().volume());
        View gy = numbers(s.batch() * s.cout() * s.output().volume());
        boolean some = special;
        special = false; // what meets the zeros around is finite, see Kernel.Conv
        View w = numbers(s.weightSize());
        View finite = numbers((int) gy.numel());
        View gx = empty((int) x.numel());
        StringBuilder line = new StringBuilder(dtype + " " + s);
        View y = empty((int) gy.numel());
        run(line, ConvPass.FORWARD, s, x, w, numbers(s.cout()), y, y);
        run(line, ConvPass.INPUT_GRADIENT, s, gx, w, numbers(s.cin()), gy, gx);
        View gw = empty(s.weightSize());
        run(line, ConvPass.WEIGHT_GRADIENT, s, x, gw, null, finite, gw);
        special = some;
        return line.toString();
    }

    private static void run(
            StringBuilder line,
            ConvPass pass,
            ConvShape s,
            View in,
            View weight,
            View bias,
            View out,
            View result) {
        Convs.run(new Kernel.Conv(pass, s, in, weight, bias, out));
        line.append(' ').append(hash(result));
    }

    /// Forward and backward passes of many poolings.
    static List<String> poolings() {
        List<String> lines = new ArrayList<>();
        for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
            var program = new BitsProgram(2, dtype);
            for (int i = 0; i < 60; i++) {
                program.special = i % 3 == 2;
                PoolKind kind = PoolKind.values()[i % 4];
                PoolShape s =
                        kind == PoolKind.MAX || kind == PoolKind.AVERAGE
                                ? PoolOracle.randomShape(program.random, kind == PoolKind.MAX)
                                : PoolOracle.randomAdaptive(program.random);
                lines.add(program.pooling(kind, s));
            }
        }
        return lines;
    }

    private String pooling(PoolKind kind, PoolShape s) {
        int out = s.planes() * s.outputSize();
        View x = numbers(s.planes() * s.inputSize());
        View y = empty(out);
        boolean max = kind == PoolKind.MAX || kind == PoolKind.ADAPTIVE_MAX;
        View index = max ? view(DType.INT64, new long[out], out) : null;
        PoolingKernels.run(new Kernel.Pool(kind, s, x, y, index, false));
        View gx = empty((int) x.numel());
        PoolingKernels.run(new Kernel.Pool(kind, s, gx, numbers(out), index, true));
        int indices = max ? Arrays.hashCode((long[]) index.array()) : 0;
        return dtype + " " + kind + " " + s + " " + hash(y) + " " + indices + " " + hash(gx);
    }

    /// A few steps of training a small network; says the bits of its weights.
    static String training() {
        manualSeed(1);
        Tensor x = randn(8, 1, 12, 12);
        Tensor y = arange(8).remainder(4);
        var model =
                new Sequential(
                        new Conv2d(1, 6, 3, o -> o.stride(2).padding(1)),
                        new ReLU(),
                        new ConvTranspose2d(6, 5, 3, o -> o.stride(2)),
                        new BatchNorm2d(5),
                        new GELU(),
                        new MaxPool2d(2),
                        new AvgPool2d(3, o -> o.stride(1)),
                        new Flatten(),
                        new Linear(80, 10),
                        new Dropout(0.1));
        var optimizer = new SGD(model.parameters(), 0.1, o -> o.momentum(0.9));
        for (int step = 0; step < 4; step++) {
            Tensor loss = F.crossEntropy(model.call(x), y);
            optimizer.zeroGrad();
            loss.backward();
            optimizer.step();
        }
        StringBuilder line = new StringBuilder("weights");
        for (Tensor p : model.parameters()) {
            line.append(' ').append(Arrays.hashCode(p.detach().toFloatArray()));
        }
        return line.toString();
    }

    private View numbers(int n) {
        double[] a = ConvOracle.random(random, n);
        if (special && n > 0) {
            a[random.nextInt(n)] = SPECIAL[random.nextInt(SPECIAL.length)];
        }
        View v = empty(n);
        for (int i = 0; i < n; i++) {
            if (v.array() instanceof float[] f) {
                f[i] = (float) a[i];
            } else {
                ((double[]) v.array())[i] = a[i] / 3; // all of the bits in use
            }
        }
        return v;
    }

    private View empty(int n) {
        return view(dtype, TestArrays.of(dtype, n), n);
    }

    private static View view(DType dtype, Object array, int n) {
        return View.contiguous(new Storage(dtype, array, n, null), new long[] {n});
    }

    /// All NaNs count as the same: their payloads are the processor's choice.
    private static int hash(View v) {
        return v.array() instanceof float[] f
                ? Arrays.hashCode(f)
                : Arrays.hashCode((double[]) v.array());
    }
}
