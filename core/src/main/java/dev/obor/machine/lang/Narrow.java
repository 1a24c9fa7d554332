package dev.obor.machine.lang;

/// Elements in memory that have fewer bytes than the lanes that they are read into or come from.
public enum Narrow {
    /// 8 bits, with zeros above them.
    BYTES(1),
    /// 8 bits, with their sign above them.
    SIGNED_BYTES(1),
    /// 16 bits, with zeros above them.
    SHORTS(2),
    /// 16 bits, with their sign above them.
    SIGNED_SHORTS(2),
    /// float16, float32 in the lane.
    HALFS(2),
    /// 32 bits, with their sign above them in a lane of 64.
    INTS(4),
    /// float32; read, it becomes a float64, while what is stored is float32 already.
    FLOATS(4);

    private final int bytes;

    Narrow(int bytes) {
        this.bytes = bytes;
    }

    /// Bytes of an element in memory.
    public int bytes() {
        return bytes;
    }
}
