package dev.obor.io;

import dev.obor.LoadOptions;
import dev.obor.Loaded;
import dev.obor.base.Arguments;
import dev.obor.base.Device;
import dev.obor.base.FileError;
import dev.obor.base.FileReading;
import dev.obor.base.FileWriting;
import dev.obor.base.ValueError;
import dev.obor.op.TensorFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What `Obor.save` and `Obor.load` do.
public final class TorchFiles implements TensorFiles {
    private static final Path STREAM = Path.of("the stream");

    /// For the service loader.
    public TorchFiles() {}

    @Override
    public void save(@Nullable Object value, Path file) {
        FileWriting.LOCAL.save(file, out -> TorchWriter.write(value, out));
    }

    @Override
    public void save(@Nullable Object value, OutputStream out) {
        Arguments.given(out, "out");
        try {
            TorchWriter.write(value, out);
            out.flush();
        } catch (IOException e) {
            throw FileError.writing(STREAM, e);
        }
    }

    /// What a file holds, with descriptions in the place of tensors.
    static Loaded described(Path file) {
        return new Loaded(read(file, 0, true));
    }

    private static @Nullable Object read(Path file, long limit, boolean describes) {
        return read(file, () -> FileReading.channel(file), limit, describes);
    }

    private interface Source {
        FileChannel open() throws IOException;
    }

    private static @Nullable Object read(Path file, Source source, long limit, boolean describes) {
        try (FileChannel channel = source.open()) {
            return TorchReader.read(channel, limit, describes);
        } catch (FormatException e) {
            throw new FileError(file, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw FileError.reading(file, e);
        }
    }

    @Override
    public @Nullable Object load(Path file, LoadOptions options) {
        check(options);
        return read(file, options.limit(), false);
    }

    @Override
    public @Nullable Object load(InputStream in, LoadOptions options) {
        Arguments.given(in, "in");
        check(options);
        return read(STREAM, () -> FileReading.channel(in.readAllBytes()), options.limit(), false);
    }

    private static void check(LoadOptions options) {
        Arguments.given(options, "options");
        if (!options.weightsOnly()) {
            throw new ValueError(
                    "load: weightsOnly(false) would run Python code, of which there is none here",
                    "Leave it out; what the file has beside weights is refused by name.");
        }
        Device device = options.mapLocation();
        if (device != null && !device.isCpu()) {
            throw new ValueError(
                    "load: tensors cannot be put on device '" + device + "'",
                    "The processor is all there is: mapLocation(\"cpu\"), or none.");
        }
    }
}
