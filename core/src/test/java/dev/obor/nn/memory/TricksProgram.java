package dev.obor.nn.memory;

import static dev.obor.Obor.cat;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.randint;
import static dev.obor.Obor.randn;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.nn.Buffer;
import dev.obor.nn.Identity;
import dev.obor.nn.LayerNorm;
import dev.obor.nn.Linear;
import dev.obor.nn.MemoryReport;
import dev.obor.nn.Module;
import dev.obor.nn.ModuleList;
import dev.obor.nn.Parameter;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.optim.Adam;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Runs [ProofTricks], and trains a model whose classes do keep nothing; what it prints must not
/// depend on the proof.
final class TricksProgram {
    private TricksProgram() {}

    /// Everything that the proof should see through.
    static final class Attention extends Module {
        final Linear query = new Linear(16, 16);
        final Linear keys = new Linear(16, 16);

        public Tensor forward(Tensor x, @Nullable Tensor mask) {
            Tensor scores = query.call(x).matmul(keys.call(x).transpose(-2, -1)).mul(0.25);
            if (mask != null) {
                scores = scores.maskedFill(mask, -1e9);
            }
            return F.softmax(scores, -1).matmul(x);
        }

        public Tensor call(Tensor x, @Nullable Tensor mask) {
            return call(this::forward, x, mask);
        }
    }

    static final class Block extends Module {
        private static final double SCALE = 0.5;
        final LayerNorm norm = new LayerNorm(16);
        final Attention attention = new Attention();
        final Linear mix = new Linear(32, 16);
        final Buffer mask = new Buffer(ones(6, 6).triu(1).bool(), false);
        int calls;

        @Override
        public Tensor forward(Tensor x) {
            calls++;
            Tensor seen = attention.call(norm.call(x), mask);
            return joined(x, seen).add(x.mul(SCALE));
        }

        private Tensor joined(Tensor a, Tensor b) {
            return F.gelu(mix.call(cat(List.of(a, b), -1)));
        }
    }

    static final class Net extends Module {
        final Linear in = new Linear(8, 16);
        final ModuleList<Module> blocks = new ModuleList<>(List.of(new Block(), new Block()));
        final Linear out = new Linear(16, 5);

        @Override
        public Tensor forward(Tensor input) {
            Tensor x = in.call(input);
            for (Module block : blocks) {
                x = block.call(x);
            }
            Tensor total = x.select(1, 0);
            for (Tensor step : x.transpose(0, 1)) {
                total = total.add(step);
            }
            return out.call(total);
        }
    }

    /// A result of training, bit by bit.
    static String train() throws InterruptedException {
        manualSeed(11);
        Net net = new Net();
        Adam optimizer = new Adam(net.parameters(), 0.01);
        Tensor x = randn(7, 6, 8);
        Tensor y = randint(5, new long[] {7});
        for (int i = 0; i < 30; i++) {
            if (i == 5) {
                waitForVerdicts();
            }
            Tensor loss = F.crossEntropy(net.call(x), y);
            optimizer.zeroGrad();
            loss.backward(o -> o.retainGraph(true));
            if (i % 3 == 0) {
                loss.backward();
            }
            optimizer.step();
        }
        int bits = 0;
        for (Parameter p : net.parameters()) {
            bits = 31 * bits + Arrays.hashCode(p.detach().toFloatArray());
        }
        return Integer.toHexString(bits);
    }

    /// The classes are looked at in the background.
    private static void waitForVerdicts() throws InterruptedException {
        for (int i = 0; i < 2400 && ProofVerdict.ON && !areProved(); i++) {
            Thread.sleep(50);
        }
    }

    private static boolean areProved() {
        return ProofVerdict.isProved(Net.class, true)
                && ProofVerdict.isProved(Block.class, true)
                && ProofVerdict.isProved(Attention.class, false);
    }

    private static UnaryOperator<Tensor> of(Module module) {
        return x -> {
            Tensor result = module.call(x);
            if (module instanceof ProofTricks.Shows shows) {
                ProofTricks.KEPT.add(shows.kept());
            }
            return result;
        };
    }

    private static List<UnaryOperator<Tensor>> tricks() {
        List<UnaryOperator<Tensor>> tricks = new ArrayList<>();
        for (Module module :
                List.of(
                        new ProofTricks.InStaticList(),
                        new ProofTricks.ByReflection(),
                        new ProofTricks.ByHandle(),
                        new ProofTricks.InCapturedLambda(),
                        new ProofTricks.CatchesCarrier(),
                        new ProofTricks.InThreadLocal(),
                        new ProofTricks.InVarargs(),
                        new ProofTricks.InConcatenation(),
                        new ProofTricks.OwnIterator(),
                        new ProofTricks.OwnListToTheLibrary(),
                        new ProofTricks.OptionsThatKeep(),
                        new ProofTricks.OptionsThatHide(),
                        new ProofTricks.OptionsThatCapture(),
                        new ProofTricks.OptionsOrAField(),
                        new ProofTricks.SuppliedWithoutGradient(),
                        new ProofTricks.OwnHook(),
                        new ProofTricks.InSuperclass(),
                        new ProofTricks.ByDefaultMethod(),
                        new ProofTricks.ByDefaultMethodOfSuper(),
                        new ProofTricks.ByBridge(),
                        new ProofTricks.InheritedConstant(),
                        new ProofTricks.InitialisesAnInterface(),
                        new ProofTricks.OnAnotherThread(),
                        new ProofTricks.NullMessage(),
                        new ProofTricks.ArrayCopy(),
                        new ProofTricks.OverridesLater())) {
            tricks.add(of(module));
            tricks.add(of(new Sequential(new Identity(), module, new Identity())));
        }
        ProofTricks.TwoInputs plain = new ProofTricks.TwoInputs();
        ProofTricks.TwoInputs kept = new ProofTricks.TwoInputsKept();
        ProofTricks.RunsAnother another = new ProofTricks.RunsAnother();
        ProofTricks.RunsAField field = new ProofTricks.RunsAField();
        ProofTricks.SwapsItsFunction swaps = new ProofTricks.SwapsItsFunction();
        tricks.add(x -> plain.call(x, x));
        tricks.add(x -> kept.call(x, x));
        tricks.add(x -> another.call(x, x));
        tricks.add(x -> field.call(x, x));
        tricks.add(x -> swaps.call(x, x));
        return tricks;
    }

    private static void run(List<UnaryOperator<Tensor>> tricks, int times) {
        for (int i = 0; i < times; i++) {
            for (UnaryOperator<Tensor> trick : tricks) {
                Tensor x = ones(64).requiresGrad_();
                Tensor base = x.mul(1);
                trick.apply(base).sum().backward();
            }
        }
    }

    /// Prints how many tensors were hidden, which of them changed, what training gives, and what
    /// became of the model's classes.
    ///
    /// @param args `watch` to see instead what happens when a tool attaches
    public static void main(String[] args) throws Exception {
        if (args.length > 0) {
            watch();
            return;
        }
        List<UnaryOperator<Tensor>> tricks = tricks();
        run(tricks, 4);
        Thread.sleep(1500);
        run(tricks, 4);
        List<Tensor> rubbish = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rubbish.add(Obor.full(new long[] {64}, -1));
        }
        int wrong = 0;
        for (Tensor t : ProofTricks.KEPT) {
            try {
                wrong += t.sum().item() == 128 ? 0 : 1;
            } catch (RuntimeException e) {
                wrong++;
            }
        }
        IO.println(ProofTricks.KEPT.size() + " kept, " + wrong + " wrong");
        IO.println(train());
        IO.println("proved: " + areProved());
        IO.println(MemoryReport.of(new Net()));
        System.exit(rubbish.size() == 300 ? 0 : 1); // not the thread of a trick
    }

    /// Prints the last class's fate and whether the call of a proved class reuses memory: before
    /// another process attaches to this one, and after.
    private static void watch() throws Exception {
        IO.println(ProofVerdict.refusal(Block.class, true) + ", quiet: " + ProofWatch.isQuiet());
        String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        new ProcessBuilder(tool, "" + ProcessHandle.current().pid(), "VM.version")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        IO.println(ProofVerdict.refusal(Block.class, true) + ", quiet: " + ProofWatch.isQuiet());
    }

    /// The lines that it prints in a process of its own.
    static List<String> inAnotherProcess(String... flags) throws Exception {
        return inAnotherProcess(TricksProgram.class, List.of(), flags);
    }

    static List<String> inAnotherProcess(Class<?> program, List<String> arguments, String... flags)
            throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", place(Obor.class) + File.pathSeparator + place(Net.class)));
        command.addAll(List.of(flags));
        command.add(program.getName());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"));
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var reader = process.inputReader()) {
            return reader.lines().toList();
        }
    }

    private static String place(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }
}
