package dev.obor.vision.transforms;

/// How pixels between pixels are found, torchvision's `InterpolationMode`.
public enum InterpolationMode {
    /// The nearest one, by the rule of older PyTorch.
    NEAREST("nearest"),
    /// The nearest one, as other libraries find it.
    NEAREST_EXACT("nearest-exact"),
    /// Weighed by distance.
    BILINEAR("bilinear"),
    /// By cubic polynomials.
    BICUBIC("bicubic"),
    /// By windowed sines.
    LANCZOS("lanczos");

    private final String value;

    InterpolationMode(String value) {
        this.value = value;
    }

    /// PyTorch's name.
    public String value() {
        return value;
    }

    boolean isNearest() {
        return this == NEAREST || this == NEAREST_EXACT;
    }
}
