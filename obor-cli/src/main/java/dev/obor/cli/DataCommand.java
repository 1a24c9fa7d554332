package dev.obor.cli;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.FileError;
import dev.obor.learn.CsvTable;
import dev.obor.learn.Table;
import dev.obor.vision.DatasetFolder;
import dev.obor.vision.ImageFolder;
import dev.obor.vision.io.Grids;
import dev.obor.vision.io.ImageReadMode;
import dev.obor.vision.io.Images;
import dev.obor.vision.transforms.TF;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `obor data`: looks at a data set before it is trained on.
@Command(
        name = "data",
        description =
                "Look at a data set: classes, sizes, broken pictures; columns, missing values.",
        footer = {
            "",
            "DIR holds a folder of pictures for each class, or is a CSV file.",
            "",
            "Example: obor data photos --samples samples.png",
            "         obor data houses.csv"
        })
final class DataCommand implements Callable<Integer> {
    private static final int SHOWN = 10;
    private static final int EACH = 8;
    private static final int SIDE = 96;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "The folder or file.")
    private Path source = Path.of("");

    @Option(
            names = "--samples",
            paramLabel = "FILE",
            description = "Write a picture of a few samples of each class.")
    private @Nullable Path samples;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (Files.isRegularFile(source)) {
            table(out, CsvTable.read(source));
        } else {
            pictures(out, new ImageFolder(source, o -> o.allowEmpty(true)));
        }
        out.flush();
        return 0;
    }

    private void pictures(PrintWriter out, ImageFolder folder) {
        int[] counts = new int[folder.classes().size()];
        List<String> broken = new ArrayList<>();
        List<Long> heights = new ArrayList<>();
        List<Long> widths = new ArrayList<>();
        List<Tensor> shown = new ArrayList<>();
        TreeMap<Long, Integer> channels = new TreeMap<>();
        for (DatasetFolder.Entry entry : folder.samples()) {
            int label = (int) entry.target();
            try {
                Tensor picture = Images.readImage(entry.path());
                channels.merge(picture.size(0), 1, Integer::sum);
                heights.add(picture.size(1));
                widths.add(picture.size(2));
                if (samples != null && counts[label] < EACH) {
                    shown.add(sample(entry.path()));
                }
                counts[label]++;
            } catch (FileError e) {
                broken.add(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            }
        }
        int all = heights.size();
        out.println(all + " pictures, " + counts.length + " classes");
        for (int i = 0; i < counts.length; i++) {
            double share = all == 0 ? 0 : 100.0 * counts[i] / all;
            out.println(
                    String.format(
                            Locale.ROOT,
                            "%7d  %5.1f %%  %s",
                            counts[i],
                            share,
                            folder.classes().get(i)));
        }
        if (all > 0) {
            out.println("heights " + spread(heights) + ", widths " + spread(widths));
            out.println("pictures by number of channels: " + channels);
        }
        out.println(broken.size() + " broken files");
        broken.stream().limit(SHOWN).forEach(why -> out.println("  " + why));
        if (broken.size() > SHOWN) {
            out.println("  …");
        }
        if (samples != null && !shown.isEmpty()) {
            Grids.saveImage(Obor.stack(shown).toFloat().div(255), samples, o -> o.nrow(EACH));
            out.println(shown.size() + " samples in " + samples);
        }
    }

    private static Tensor sample(Path file) {
        Tensor picture = Images.readImage(file, o -> o.mode(ImageReadMode.RGB));
        return TF.centerCrop(TF.resize(picture, SIDE), SIDE, SIDE);
    }

    private static String spread(List<Long> numbers) {
        List<Long> sorted = numbers.stream().sorted().toList();
        return "%d to %d (median %d)"
                .formatted(sorted.getFirst(), sorted.getLast(), sorted.get(sorted.size() / 2));
    }

    private static void table(PrintWriter out, Table table) {
        out.println(table.rows() + " rows, " + table.columns().size() + " columns");
        List<Long> missing = table.missing();
        for (int i = 0; i < table.columns().size(); i++) {
            String name = table.columns().get(i);
            String what = table.isNumeric(name) ? numbers(table, name) : texts(table, name);
            String gaps = missing.get(i) == 0 ? "" : ", " + missing.get(i) + " missing";
            out.println("  " + name + ": " + what + gaps);
        }
    }

    private static String numbers(Table table, String name) {
        double[] there =
                Arrays.stream(table.column(name).toDoubleArray())
                        .filter(v -> !Double.isNaN(v))
                        .toArray();
        var all = Arrays.stream(there).summaryStatistics();
        return there.length == 0
                ? "numbers"
                : String.format(
                        Locale.ROOT,
                        "numbers from %.6g to %.6g, mean %.6g",
                        all.getMin(),
                        all.getMax(),
                        all.getAverage());
    }

    private static String texts(Table table, String name) {
        var counts = new TreeMap<String, Integer>();
        table.texts(name).stream()
                .filter(Objects::nonNull)
                .forEach(text -> counts.merge(text, 1, Integer::sum));
        String most =
                counts.entrySet().stream()
                        .sorted((a, b) -> b.getValue() - a.getValue())
                        .limit(5)
                        .map(e -> e.getKey() + " (" + e.getValue() + ")")
                        .reduce((a, b) -> a + ", " + b)
                        .orElse("");
        return counts.size() + " texts: " + most + (counts.size() > 5 ? ", …" : "");
    }
}
