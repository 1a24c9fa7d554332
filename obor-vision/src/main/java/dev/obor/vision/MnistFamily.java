package dev.obor.vision;

import dev.obor.vision.ImageDataset.Format;
import dev.obor.vision.ImageDataset.Options;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Data sets that come as the four IDX files of MNIST, or as its pickle.
///
/// @param folders where they may lie
/// @param resources the four IDX files: training images and labels, test images and labels
/// @param classes the names of the classes
/// @param pickle the name of the pickle, empty if there is none
record MnistFamily(
        DataFolders folders,
        List<Downloader.Resource> resources,
        List<String> classes,
        String pickle) {

    private static final String PICKLE_SOURCE =
            "https://github.com/pytorch/tutorials/raw/main/_static/mnist.pkl.gz";

    /// No pickle is larger.
    private static final long PICKLE_LIMIT = 1L << 26;

    /// Which part of a data set.
    enum Part {
        TRAIN,
        VALID,
        TEST
    }

    static List<URI> mirrors(String... addresses) {
        return List.of(addresses).stream().map(URI::create).toList();
    }

    ImageDataset load(Path root, Part part, Consumer<Options> change) {
        Options options = new Options().with(change);
        ImageTable table =
                options.format == Format.PICKLE
                        ? fromPickle(root, part, options.download)
                        : fromIdx(root, part, options.download);
        return new ImageDataset(table, classes, options);
    }

    private ImageTable fromIdx(Path root, Part part, boolean download) {
        int first = part == Part.TEST ? 2 : 0;
        List<Downloader.Resource> pair = resources.subList(first, first + 2);
        List<List<String>> spellings =
                pair.stream().map(resource -> spellings(resource.name())).toList();
        List<Path> files =
                folders.find(root, spellings)
                        .orElseGet(() -> {
                            if (!download || !isFetched()) {
                                throw folders.missing(root, spellings, advice(root));
                            }
                            return fetch(root, pair);
                        });
        return ImageTable.readIdx(files.get(0), files.get(1), classes.size());
    }

    /// Whether the files may be fetched: not without a checksum.
    private boolean isFetched() {
        return !resources.getFirst().sha256().isEmpty();
    }

    private List<Path> fetch(Path root, List<Downloader.Resource> pair) {
        Path goal = root.resolve(folders.names().getFirst()).resolve("raw");
        return pair.stream().map(resource -> Downloader.fetch(resource, goal)).toList();
    }

    /// Packed or not, and with the dot that some copies have.
    private static List<String> spellings(String name) {
        String plain = name.substring(0, name.length() - ".gz".length());
        String dotted = plain.replace("-idx", ".idx");
        return List.of(name, plain, dotted + ".gz", dotted);
    }

    private String advice(Path root) {
        String text =
                "Get the four files from %s (or any other mirror) and put them into %s"
                        + (isFetched()
                                ? ", or allow the download: o -> o.download(true), --download on"
                                        + " the command line"
                                : "; they are not fetched for you");
        return text.formatted(
                resources.getFirst().mirrors().getFirst(),
                root.resolve(folders.names().getFirst()).resolve("raw"));
    }

    private ImageTable fromPickle(Path root, Part part, boolean download) {
        PickledMnist parts = readPickle(root, download);
        return switch (part) {
            case TRAIN -> parts.train();
            case VALID -> parts.valid();
            case TEST -> parts.test();
        };
    }

    PickledMnist readPickle(Path root, boolean download) {
        if (pickle.isEmpty()) {
            throw new IllegalArgumentException(
                    folders.names().getFirst() + " has no pickle; use the format IDX");
        }
        List<List<String>> names = List.of(List.of(pickle, pickle.replace(".gz", "")));
        Path file =
                folders.find(root, names)
                        .map(List::getFirst)
                        .orElseGet(() -> {
                            if (!download) {
                                throw folders.missing(root, names, pickleAdvice(root));
                            }
                            Path goal = root.resolve("mnist").resolve(pickle);
                            return Downloader.fetch(
                                    URI.create(PICKLE_SOURCE),
                                    goal,
                                    PICKLE_LIMIT,
                                    PickledMnist::read);
                        });
        return PickledMnist.read(file);
    }

    private String pickleAdvice(Path root) {
        String text =
                "Get it from %s and put it into %s, or allow the download: o -> o.download(true),"
                        + " --download on the command line";
        return text.formatted(PICKLE_SOURCE, root.resolve("mnist"));
    }
}
