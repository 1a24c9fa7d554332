package dev.obor.cli;

import dev.obor.Obor;
import dev.obor.io.TrainingState;
import dev.obor.learn.live.LivePage;
import dev.obor.nn.Sequential;
import dev.obor.vision.ImageDataset.Format;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `obor train`: trains a classifier of small grey images and tests it after every epoch.
@Command(
        name = "train",
        description = "Train a classifier of small grey images and test it.",
        footer = {
            "",
            "DATA is synthetic (drawn by code, needs no file; the default), digits, mnist or",
            "fashion-mnist, whose files are looked for in --data, in folders of it, and in the",
            "folder that the environment variable OBOR_DATA names. Or it is a folder of your own",
            "pictures, with a folder for each class: every fifth of a class is for the test, unless",
            "there are folders 'train' and 'test'.",
            "",
            "Example: obor train photos --epochs 20 --save photos.safetensors --live",
            "Example: obor train mnist --data data --epochs 3 --save mnist.safetensors"
        })
final class TrainCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "DATA",
            defaultValue = "synthetic",
            converter = DataName.Source.Converter.class,
            description = "The data set, or a folder of pictures (default: ${DEFAULT-VALUE}).")
    private DataName.Source data = new DataName.Source(DataName.SYNTHETIC, null);

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Options from a file, such as --save writes beside the model; what is given"
                            + " here counts instead.")
    private @Nullable Path config;

    @Option(
            names = "--model",
            paramLabel = "KIND",
            defaultValue = "cnn",
            description = "logistic, mlp or cnn (default: ${DEFAULT-VALUE}).")
    private ModelKind model = ModelKind.CNN;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Where the files are (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("data");

    @Option(
            names = "--download",
            description = "Fetch missing files into DIR; without it nothing touches the network.")
    private boolean download;

    @Option(
            names = "--format",
            paramLabel = "KIND",
            defaultValue = "idx",
            description =
                    "For mnist: idx (60,000 and 10,000 images, bytes / 255) or pickle (50,000 and"
                            + " 10,000, as in mnist.pkl.gz) (default: ${DEFAULT-VALUE}).")
    private Format format = Format.IDX;

    @Option(
            names = "--side",
            paramLabel = "N",
            description = "Height and width that pictures of a folder are brought to: 64.")
    private @Nullable Integer side;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Train on the first N images only, for a quick try.")
    private @Nullable Integer limit;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "10",
            description = "How often to go through the images (default: ${DEFAULT-VALUE}).")
    private int epochs;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            defaultValue = "64",
            description = "Images per step (default: ${DEFAULT-VALUE}).")
    private int batchSize;

    @Option(
            names = "--lr",
            paramLabel = "X",
            defaultValue = "0.05",
            description = "Learning rate (default: ${DEFAULT-VALUE}).")
    private double lr;

    @Option(
            names = "--momentum",
            paramLabel = "X",
            defaultValue = "0.9",
            description = "Momentum of gradient descent (default: ${DEFAULT-VALUE}).")
    private double momentum;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Weights and order are drawn from it (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads to compute with (default: all cores).")
    private @Nullable Integer threads;

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "Write the trained model, for 'obor predict', as safetensors.")
    private @Nullable Path save;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Keep everything that is needed to go on in this file (.pt).")
    private @Nullable Path checkpoint;

    @Option(
            names = "--every",
            paramLabel = "N",
            description = "Write the checkpoint every N steps, and not only after each epoch.")
    private @Nullable Integer every;

    @Option(
            names = "--resume",
            description = "Go on from the checkpoint, if it is there, to the very same weights.")
    private boolean resume;

    @Option(
            names = "--force",
            description = "Go on though data, seed or options are not those of the checkpoint.")
    private boolean force;

    @Option(
            names = "--plot",
            paramLabel = "DIR",
            description = "Write curves, confusion matrix and worst mistakes as PNG files.")
    private @Nullable Path plot;

    @Option(
            names = "--live",
            description = "Show the run in the browser while it goes on: prints the address.")
    private boolean live;

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            defaultValue = "runs",
            description =
                    "Write the run into a folder below DIR, for --live and 'obor live DIR'"
                            + " (with --live: ${DEFAULT-VALUE}).")
    private Path runs = Path.of("runs");

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "The port of the live page (default: one that is free).")
    private int port;

    @Override
    public Integer call() throws Exception {
        CommandLine command = checked();
        PrintWriter out = command.getOut();
        if (threads != null) {
            Obor.setNumThreads(threads);
        }
        int pixels = side == null ? data.name().side() : side;
        DataName.Parts all =
                data.load(
                        folder,
                        format,
                        download,
                        pixels,
                        why -> command.getErr().println("obor: left out: " + why));
        DataName.Parts parts = limit == null ? all : all.limited(limit);
        Obor.manualSeed(seed);
        Sequential network = model.build(data.name().channels(), pixels, parts.classes().size());
        out.printf(
                Locale.ROOT,
                "%s: %,d training and %,d test images; %s with %,d parameters%n",
                data.label(),
                parts.train().size(),
                parts.test().size(),
                model.label(),
                network.parameters().stream().mapToLong(p -> p.numel()).sum());
        var plan = new Trainer.Plan(epochs, batchSize, lr, momentum);
        var trainer = new Trainer(network, parts, plan, Progress.detect(out));
        if (checkpoint != null) {
            trainer.keep(checkpoint, every == null ? 0 : every);
            trainer.comesFrom(Map.of("seed", seed, "data", data.label(), "model", model.label()));
            if (resume && Files.exists(checkpoint)) {
                trainer.resume(checkpoint, force, this::goesOn);
            }
        }
        List<Trainer.Epoch> history = run(trainer, parts, out);
        Evaluation last =
                history.isEmpty() || trainer.stopped()
                        ? Evaluation.of(network, parts.test())
                        : history.getLast().test();
        if (save != null) {
            new SavedModel(model, data.name(), pixels, parts.classes(), network).save(save);
            ConfigFile.write(command.getCommandSpec(), Path.of(save + ".config"));
            out.println("saved " + save + ", and its options in " + save + ".config");
        }
        if (plot != null && !history.isEmpty()) {
            new TrainingPlots(parts.classes(), history, parts.test())
                    .save(plot)
                    .forEach(file -> out.println("wrote " + file));
        }
        out.printf(
                Locale.ROOT,
                "test accuracy %.4f (%d/%d), loss %.4f%n",
                last.accuracy(),
                last.correct(),
                last.total(),
                last.loss());
        out.flush();
        return 0;
    }

    private void goesOn(TrainingState state) {
        if (spec != null) {
            PrintWriter out = spec.commandLine().getOut();
            out.printf(
                    Locale.ROOT,
                    "goes on from %s, epoch %d, step %d%n",
                    checkpoint,
                    state.epoch() + 1,
                    state.step());
        }
    }

    private List<Trainer.Epoch> run(Trainer trainer, DataName.Parts parts, PrintWriter out) {
        if (!live && !isGiven("--runs")) {
            return trainer.run();
        }
        try (LivePage page = live ? LivePage.open(runs, o -> o.port(port)) : null;
                var log = new TrainingLog(runs, data.name().label() + "-" + model.label())) {
            out.println(
                    page == null
                            ? "writes into "
                                    + log.run().folder()
                                    + "; 'obor live "
                                    + runs
                                    + "' shows it"
                            : "live: " + page.url() + "  (" + log.run().folder() + ")");
            out.flush();
            log.start(
                    Map.of(
                            "data",
                            data.label(),
                            "model",
                            model.label(),
                            "lr",
                            lr,
                            "momentum",
                            momentum,
                            "batch size",
                            batchSize,
                            "epochs",
                            epochs,
                            "seed",
                            seed),
                    parts.train());
            trainer.tell(log);
            List<Trainer.Epoch> history = log.guard(trainer::run);
            if (trainer.stopped()) {
                out.printf(Locale.ROOT, "stopped by the page, step %,d%n", trainer.steps());
            }
            if (page != null) {
                out.println("'obor live " + runs + "' shows the run again");
            }
            return history;
        }
    }

    /// What picocli does not check; wrong usage is exit code 2.
    private CommandLine checked() {
        if (spec == null) {
            throw new IllegalStateException("started without a command line");
        }
        require(epochs >= 1, "--epochs", epochs, "at least 1");
        require(batchSize >= 1, "--batch-size", batchSize, "at least 1");
        require(limit == null || limit >= 1, "--limit", limit, "at least 1");
        require(side == null || side >= 8 && side <= 1024, "--side", side, "8 to 1024");
        require(
                side == null || data.folder() != null,
                "--side",
                side,
                "a folder of pictures; those of " + data.label() + " have one size");
        require(lr > 0 && Double.isFinite(lr), "--lr", lr, "a number above 0");
        require(momentum >= 0 && momentum < 1, "--momentum", momentum, "0 or more, below 1");
        require(threads == null || threads >= 1, "--threads", threads, "at least 1");
        require(
                format == Format.IDX || data.name() == DataName.MNIST,
                "--format",
                "pickle",
                "idx for " + data.label() + "; only mnist comes as a pickle");
        // Only the default folder may be absent: OBOR_DATA takes its place.
        if (isGiven("--data") && !download && !Files.isDirectory(folder)) {
            checkPlace(
                    "--data",
                    folder + ": no such folder. Name the folder of the files, or add --download.");
        }
        require(every == null || every >= 1, "--every", every, "at least 1");
        require(
                checkpoint != null || !resume && every == null,
                resume ? "--resume" : "--every",
                resume ? "true" : every,
                "a --checkpoint FILE with it");
        if (checkpoint != null) {
            checkPlace("--checkpoint", FileProblems.whyNotWritable(checkpoint));
        }
        require(port >= 0 && port <= 65535, "--port", port, "0 to 65535");
        if (save != null) {
            checkPlace("--save", FileProblems.whyNotWritable(save));
        }
        if (plot != null) {
            checkPlace("--plot", FileProblems.whyNoFolder(plot));
        }
        return spec.commandLine();
    }

    private boolean isGiven(String option) {
        return spec != null && spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    /// Before the training, since after it the work would be lost.
    private void checkPlace(String option, @Nullable String problem) {
        if (problem != null && spec != null) {
            throw new ParameterException(
                    spec.commandLine(), "Invalid value for option '" + option + "': " + problem);
        }
    }

    private void require(boolean right, String option, @Nullable Object value, String expected) {
        if (!right && spec != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '%s': %s; expected %s"
                            .formatted(option, value, expected));
        }
    }
}
