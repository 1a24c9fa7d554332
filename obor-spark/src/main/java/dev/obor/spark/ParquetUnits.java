package dev.obor.spark;

import dev.obor.base.ValueError;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/// The row groups of the Parquet files below a path, in an order that everybody finds alike: what
/// ranks share out among themselves.
final class ParquetUnits {
    /// One row group.
    ///
    /// @param file its file
    /// @param group its number in that
    /// @param rows how many rows it has
    record Unit(String file, int group, long rows) implements Serializable {}

    private ParquetUnits() {}

    static List<Unit> below(String path, Configuration conf) {
        try {
            Path root = new Path(path);
            FileSystem files = root.getFileSystem(conf);
            List<FileStatus> found = new ArrayList<>();
            collect(files, files.getFileStatus(root), found);
            found.sort(Comparator.comparing(f -> f.getPath().toString()));
            List<Unit> units = new ArrayList<>();
            for (FileStatus file : found) {
                try (ParquetFileReader reader =
                        ParquetFileReader.open(HadoopInputFile.fromStatus(file, conf))) {
                    var groups = reader.getRowGroups();
                    for (int g = 0; g < groups.size(); g++) {
                        if (groups.get(g).getRowCount() > 0) {
                            String name = file.getPath().toString();
                            units.add(new Unit(name, g, groups.get(g).getRowCount()));
                        }
                    }
                } catch (RuntimeException e) {
                    throw new ValueError(file.getPath() + " is no Parquet file: " + e.getMessage());
                }
            }
            if (units.isEmpty()) {
                throw new ValueError("there are no rows below " + path);
            }
            return units;
        } catch (FileNotFoundException e) {
            throw new ValueError("there is no " + path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /// Files, without those that Spark takes for hidden.
    private static void collect(FileSystem files, FileStatus at, List<FileStatus> found)
            throws IOException {
        if (at.isFile()) {
            found.add(at);
            return;
        }
        for (FileStatus each : files.listStatus(at.getPath())) {
            String name = each.getPath().getName();
            if (!name.startsWith("_") && !name.startsWith(".")) {
                collect(files, each, found);
            }
        }
    }
}
