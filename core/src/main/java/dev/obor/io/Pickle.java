package dev.obor.io;

import dev.obor.Loaded;
import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Reads pickles that are not in a file of their own, such as those that gzip has packed.
/// [dev.obor.Obor#load(java.nio.file.Path)] reads files.
public final class Pickle {
    private Pickle() {}

    /// Reads one pickle: numbers, texts, containers, and NumPy's arrays, which become tensors.
    /// Nothing in it can be run: what asks for anything else is refused by name.
    ///
    /// @param most how many bytes the stream can give at most; what claims more is refused at once
    /// @param limit how many bytes its content may take in memory
    /// @throws IOException if the stream cannot be read, or what it gives is damaged or refused
    /// @throws ValueError if `most` or `limit` is negative
    public static Loaded read(InputStream in, long most, long limit) throws IOException {
        Arguments.given(in, "in");
        if (most < 0 || limit < 0) {
            throw new ValueError("Pickle.read: most and limit must not be negative");
        }
        var input = new PickleInput(new BufferedInputStream(in), 0, most);
        var calls = new PickleCalls(Storages.NONE, false);
        return new Loaded(new Unpickler(input, new MemoryBudget(limit), calls).load());
    }
}
