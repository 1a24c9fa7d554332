package dev.obor.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes what `torch.load(weights_only=True)` reads: the zip form, with the records of PyTorch's
/// own writer in its order.
///
/// Source: PyTorch, `torch/serialization.py` and `caffe2/serialize/inline_container.cc`.
final class TorchWriter {
    private static final int ALIGNMENT = 64;
    private static final String FOLDER = "archive/";

    private TorchWriter() {}

    /// @throws dev.obor.base.ValueError if something cannot be written; nothing was then
    static void write(@Nullable Object value, OutputStream out) throws IOException {
        var pickle = new PickleWriter();
        byte[] bytes = pickle.write(value);
        var zip = new ZipWriter(out, ALIGNMENT);
        zip.add(FOLDER + "data.pkl", bytes);
        zip.add(FOLDER + ".format_version", ascii("1"));
        zip.add(FOLDER + ".storage_alignment", ascii(String.valueOf(ALIGNMENT)));
        zip.add(FOLDER + "byteorder", ascii("little"));
        for (Map.Entry<String, RawElements.Memory> entry : pickle.storages().entrySet()) {
            RawElements.Memory memory = entry.getValue();
            long size = memory.length() * memory.dtype().itemSize();
            zip.add(FOLDER + "data/" + entry.getKey(), size, false, memory::write);
        }
        zip.add(FOLDER + "version", ascii("3\n"));
        zip.finish();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
