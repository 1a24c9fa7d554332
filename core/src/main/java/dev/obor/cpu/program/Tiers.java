package dev.obor.cpu.program;

/// Which tier runs pointwise programs. Results have the same bits in each; tests force one.
///
/// The system property `obor.tiers` (`auto`, `tiles`, `generated`) sets it at start.
public enum Tiers {
    /// Tile loops first, generated kernels once a program is hot.
    AUTO,
    /// Tile loops only.
    TILES,
    /// Generated kernels at once, compiled by the virtual machine whenever it likes: slow at first.
    GENERATED;

    private static volatile Tiers now = initial();

    /// The tier policy now.
    public static Tiers current() {
        return now;
    }

    /// Sets the tier policy for all programs.
    public static void force(Tiers tiers) {
        now = tiers;
    }

    private static Tiers initial() {
        String text = System.getProperty("obor.tiers", "auto");
        for (Tiers t : values()) {
            if (t.name().equalsIgnoreCase(text)) {
                return t;
            }
        }
        throw new IllegalArgumentException(
                "-Dobor.tiers=" + text + ": expected auto, tiles or generated");
    }
}
