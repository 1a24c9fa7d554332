package dev.obor.vision;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where the files of a data set may lie.
///
/// Searched in this order, for a folder `DIR` and for the one named by the environment variable
/// `OBOR_DATA`: `DIR` itself, `DIR/NAME`, `DIR/NAME/raw`, then the same beside `DIR`; `NAME` is any
/// of the names that the data set is known by. A folder named after another data set is passed
/// over, because MNIST and Fashion-MNIST use the same file names.
///
/// @param names folder names of the data set, the preferred one first
/// @param others folder names of data sets with the same file names
record DataFolders(List<String> names, Set<String> others) {
    static final String VARIABLE = "OBOR_DATA";

    /// The first folder that has one file of each group; a group lists spellings of one file.
    Optional<List<Path>> find(Path root, List<List<String>> groups) {
        for (Path folder : candidates(root)) {
            var found = new ArrayList<Path>();
            for (List<String> spellings : groups) {
                spellings.stream()
                        .map(folder::resolve)
                        .filter(Files::isRegularFile)
                        .findFirst()
                        .ifPresent(found::add);
            }
            if (found.size() == groups.size()) {
                return Optional.of(List.copyOf(found));
            }
        }
        return Optional.empty();
    }

    /// The error for when nothing was found: what is missing, where it was looked for, what to do.
    DatasetError missing(Path root, List<List<String>> groups, String advice) {
        String files = String.join(" and ", groups.stream().map(List::getFirst).toList());
        String shared = System.getenv(VARIABLE);
        String text =
                ("%s: %s with %s. Looked there, in its folders %s (and raw in them), "
                                + "beside it, and %s. %s")
                        .formatted(
                                root,
                                Files.isDirectory(root) ? "no folder" : "no such folder, and none",
                                files,
                                String.join(", ", names),
                                shared == null || shared.isBlank()
                                        ? "not in " + VARIABLE + ", which is not set"
                                        : "in " + VARIABLE + "=" + shared,
                                advice);
        return DatasetError.missing(root, text);
    }

    Set<Path> candidates(Path root) {
        var folders = new LinkedHashSet<Path>();
        add(folders, root);
        String shared = System.getenv(VARIABLE);
        if (shared != null && !shared.isBlank()) {
            add(folders, Path.of(shared));
        }
        return folders;
    }

    private void add(Set<Path> folders, Path root) {
        addBelow(folders, root);
        Path parent = root.toAbsolutePath().normalize().getParent();
        if (parent != null) {
            addBelow(folders, parent);
        }
    }

    private void addBelow(Set<Path> folders, Path folder) {
        if (!belongsToAnother(folder)) {
            folders.add(folder);
        }
        for (String name : names) {
            folders.add(folder.resolve(name));
            folders.add(folder.resolve(name).resolve("raw"));
        }
    }

    private boolean belongsToAnother(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        if (path.endsWith("raw")) {
            path = path.getParent();
        }
        return path != null
                && path.getFileName() != null
                && others.contains(path.getFileName().toString());
    }
}
