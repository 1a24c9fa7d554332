package dev.obor.cli;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Diagnostics;
import dev.obor.nn.Linear;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.optim.SGD;
import dev.obor.vision.DatasetError;
import dev.obor.vision.ImageDataset.Format;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `obor doctor`: says how this machine is set up for Obor, what is missing and how to get it.
@Command(
        name = "doctor",
        description = "Check Java, processor, memory, caches and data, and say what to do.",
        footer = {
            "",
            "Trains a very small network, reads the data sets it finds, and changes nothing. The",
            "exit code is 1 if something is broken; what is only missing is no failure."
        })
final class DoctorCommand implements Callable<Integer> {
    private static final Runtime.Version SAFE = Runtime.Version.parse("25.0.3");
    private static final int STEPS = 200;
    private static final double LEARNED = 0.25;
    private static final int PYTHON_SECONDS = 60;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Where data sets may be, beside OBOR_DATA (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("data");

    private final List<String> advice = new ArrayList<>();
    private boolean broken;

    /// What a line says about itself.
    private enum Mark {
        OK("ok"),
        NONE("--"),
        WARNING("!"),
        BROKEN("!!");

        private final String text;

        Mark(String text) {
            this.text = text;
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        out().println(Main.Version.text());
        java();
        processor();
        machineCode();
        double[] losses = trial();
        memory();
        kernels(losses);
        data();
        python();
        conclusion();
        out().flush();
        return broken ? 1 : 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void heading(String text) {
        out().println();
        out().println(text);
    }

    private void line(Mark mark, String format, Object... args) {
        out().printf(
                        Locale.ROOT,
                        "  %-3s %s%n",
                        mark.text,
                        String.format(Locale.ROOT, format, args));
        broken |= mark == Mark.BROKEN;
    }

    private void advise(String format, Object... args) {
        advice.add(String.format(Locale.ROOT, format, args));
    }

    private void java() {
        heading("Java");
        Runtime.Version version = Runtime.version();
        line(
                isSafe(version) ? Mark.OK : Mark.WARNING,
                "JDK %s (%s), %s",
                version,
                System.getProperty("java.vendor"),
                System.getProperty("java.home"));
        if (!isSafe(version)) {
            advise(
                    "Install JDK %s or newer: in this one a bug in a garbage collector can corrupt"
                            + " arrays. OBOR_JAVA_HOME tells obor which JDK to use.",
                    SAFE);
        }
        List<String> flags =
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(flag -> flag.startsWith("-X") || flag.startsWith("--add"))
                        .toList();
        boolean interpreted = flags.contains("-Xint") || flags.contains("-XX:TieredStopAtLevel=1");
        line(
                interpreted ? Mark.WARNING : Mark.OK,
                "flags: %s",
                flags.isEmpty() ? "none" : String.join(" ", flags));
        if (interpreted) {
            advise("Leave out -Xint and -XX:TieredStopAtLevel=1: they switch the compiler off.");
        }
    }

    /// Whether pinned arrays are safe from the garbage collector.
    static boolean isSafe(Runtime.Version version) {
        return version.compareToIgnoreOptional(SAFE) >= 0;
    }

    private void processor() {
        heading("Processor");
        line(
                Mark.OK,
                "%s %s, %d processors, %d threads",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Obor.getNumThreads());
    }

    private void machineCode() {
        Diagnostics.MachineCode code = Obor.diagnostics().machineCode();
        if (code.used()) {
            line(Mark.OK, "machine code: %s", code.text());
        } else {
            line(Mark.WARNING, "no machine code, so several times slower: %s", code.text());
        }
    }

    private void memory() {
        heading("Memory");
        Runtime jvm = Runtime.getRuntime();
        long physical = 0;
        if (ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean machine) {
            physical = machine.getTotalMemorySize();
        }
        line(
                Mark.OK,
                "heap: %s used, at most %s of %s",
                size(jvm.totalMemory() - jvm.freeMemory()),
                size(jvm.maxMemory()),
                size(physical));
        Diagnostics.Memory pool = Obor.diagnostics().memory();
        line(
                Mark.OK,
                "arrays that wait for reuse: %s, at most %s",
                size(pool.waiting()),
                size(pool.most()));
        if (jvm.maxMemory() < 1L << 30) {
            advise("Give Java more memory for larger models: OBOR_JAVA_OPTS=-Xmx4g");
        }
    }

    /// A number of bytes for people.
    static String size(long bytes) {
        if (bytes < 1 << 20) {
            return String.format(Locale.ROOT, "%.0f KiB", bytes / 1024.0);
        }
        return bytes < 1 << 30
                ? String.format(Locale.ROOT, "%.0f MiB", bytes / 1048576.0)
                : String.format(Locale.ROOT, "%.1f GiB", bytes / 1073741824.0);
    }

    /// Teaches a small network to tell in which quarter of the plane a point lies.
    ///
    /// @return the first and the last loss, and the seconds it took
    private static double[] trial() {
        long start = System.nanoTime();
        Obor.manualSeed(1);
        Tensor points = Obor.randn(64, 2);
        Tensor quarters = points.gt(0).to(Obor.int64).matmul(Obor.tensor(1L, 2L));
        var model = new Sequential(new Linear(2, 32), new ReLU(), new Linear(32, 4));
        var optimizer = new SGD(model.parameters(), 0.1, o -> o.momentum(0.9));
        double first = Double.NaN;
        double last = Double.NaN;
        for (int step = 0; step < STEPS; step++) {
            Tensor loss = F.crossEntropy(model.call(points), quarters);
            optimizer.zeroGrad();
            loss.backward();
            optimizer.step();
            last = loss.item();
            first = step == 0 ? last : first;
        }
        return new double[] {first, last, (System.nanoTime() - start) * 1e-9};
    }

    private void kernels(double[] trial) {
        heading("Computing");
        boolean learned = trial[1] < LEARNED;
        line(
                learned ? Mark.OK : Mark.BROKEN,
                "a small network trained %d steps in %.2f s: loss %.3f, then %.3f",
                STEPS,
                trial[2],
                trial[0],
                trial[1]);
        if (!learned) {
            advise("The trial did not learn, which is an error in Obor or in this JDK: report it.");
        }
        Diagnostics now = Obor.diagnostics();
        line(
                Mark.OK,
                "programs (pointwise expressions): %,d cached, at most %,d",
                now.programs().cached(),
                now.programs().most());
        Diagnostics.Kernels kernels = now.kernels();
        line(
                Mark.OK,
                "kernels (%s): %,d installed, at most %,d; %d being prepared, %d refused, %.2f s",
                kernels.policy(),
                kernels.installed(),
                kernels.most(),
                kernels.waiting(),
                kernels.refused(),
                kernels.seconds());
    }

    private void data() {
        String shared = System.getenv("OBOR_DATA");
        heading("Data");
        if (shared == null || shared.isBlank()) {
            line(Mark.NONE, "OBOR_DATA is not set; looked in and around %s", folder);
        } else if (Files.isDirectory(Path.of(shared))) {
            line(Mark.OK, "OBOR_DATA=%s; looked there, and in and around %s", shared, folder);
        } else {
            line(Mark.WARNING, "OBOR_DATA=%s is no folder", shared);
            advise("Let OBOR_DATA name the folder that has the data sets, or unset it.");
        }
        var missing = new ArrayList<String>();
        for (DataName name : DataName.values()) {
            if (name != DataName.SYNTHETIC && name != DataName.PICTURES) {
                dataset(name, missing);
            }
        }
        line(Mark.OK, "%s: drawn by code, always there", DataName.SYNTHETIC.label());
        if (!missing.isEmpty()) {
            advise(
                    "To get %s: obor train %s --download fetches it into %s; or set OBOR_DATA to a"
                            + " folder that has it.",
                    String.join(", ", missing), missing.getFirst(), folder);
        }
    }

    private void dataset(DataName name, List<String> missing) {
        try {
            DataName.Parts parts = name.load(folder, Format.IDX, false);
            line(
                    Mark.OK,
                    "%s: %,d training and %,d test images",
                    name.label(),
                    parts.train().size(),
                    parts.test().size());
        } catch (DatasetError e) {
            if (e.isMissing()) {
                line(Mark.NONE, "%s: not found", name.label());
                missing.add(name.label());
            } else {
                line(Mark.BROKEN, "%s: %s", name.label(), String.valueOf(e.getMessage()));
            }
        }
    }

    private void python() throws InterruptedException {
        heading("PyTorch, only for comparisons (obor bench --against pytorch)");
        String python = System.getenv("OBOR_PYTHON");
        if (python == null || python.isBlank()) {
            line(Mark.NONE, "OBOR_PYTHON is not set");
            return;
        }
        String version = torch(python);
        if (version == null) {
            line(Mark.WARNING, "OBOR_PYTHON=%s does not import torch", python);
            advise("Let OBOR_PYTHON name a Python that has torch, or unset it.");
        } else {
            line(Mark.OK, "PyTorch %s, OBOR_PYTHON=%s", version, python);
        }
    }

    /// The version of PyTorch there, or null if it cannot be had.
    private static @Nullable String torch(String python) throws InterruptedException {
        try {
            Process child =
                    new ProcessBuilder(python, "-c", "import torch; print(torch.__version__)")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!child.waitFor(PYTHON_SECONDS, TimeUnit.SECONDS)) {
                child.destroyForcibly();
                return null;
            }
            String text = new String(child.getInputStream().readAllBytes()).strip();
            return child.exitValue() == 0 ? text : null;
        } catch (IOException e) {
            return null;
        }
    }

    private void conclusion() {
        heading(advice.isEmpty() && !broken ? "All is well." : "What to do");
        advice.forEach(text -> out().println("  - " + text));
        if (broken) {
            out().println("  - Lines marked !! say what is broken.");
        }
    }
}
