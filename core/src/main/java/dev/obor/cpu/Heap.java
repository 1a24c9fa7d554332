package dev.obor.cpu;

import dev.obor.backend.View;

/// A view as the loops of this package see it: a Java array and places in it.
final class Heap {
    private Heap() {}

    /// The position of the first element; every storage of this backend fits into an array.
    static int offset(View view) {
        return (int) view.offset();
    }
}
