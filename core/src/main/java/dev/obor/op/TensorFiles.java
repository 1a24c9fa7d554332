package dev.obor.op;

import dev.obor.LoadOptions;
import dev.obor.base.StateError;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/// How `Obor.save` and `Obor.load` reach the package that knows files, which lies above.
public interface TensorFiles {
    /// Writes a value as `torch.save` does.
    void save(@Nullable Object value, Path file);

    /// Writes a value into a stream.
    void save(@Nullable Object value, OutputStream out);

    /// Reads all of a stream.
    @Nullable Object load(InputStream in, LoadOptions options);

    /// Reads what `torch.save` has written.
    @Nullable Object load(Path file, LoadOptions options);

    /// Looks for it once.
    final class Found {
        private static final TensorFiles FILES =
                ServiceLoader.load(TensorFiles.class, TensorFiles.class.getClassLoader())
                        .findFirst()
                        .orElseThrow(() ->
                                new StateError(
                                        "No reader of files was found. Is the obor jar complete,"
                                                + " with its META-INF/services?"));

        private Found() {}

        /// The implementation.
        public static TensorFiles files() {
            return FILES;
        }
    }
}
