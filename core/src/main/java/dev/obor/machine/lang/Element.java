package dev.obor.machine.lang;

/// The type of a vector's elements.
public enum Element {
    F32(4),
    F64(8);

    private final int bytes;

    Element(int bytes) {
        this.bytes = bytes;
    }

    /// Bytes of one element.
    public int bytes() {
        return bytes;
    }
}
