package dev.obor.faces;

/// A class that shows operations as methods.
enum Face {
    /// Methods of the tensor that an operation takes first.
    TENSOR("dev/obor/Tensor.java"),
    /// Static functions, PyTorch's `torch`.
    OBOR("dev/obor/Obor.java"),
    /// Static functions, PyTorch's `torch.nn.functional`.
    F("dev/obor/nn/functional/F.java"),
    /// Static functions, PyTorch's `torch.linalg`.
    LINALG("dev/obor/Linalg.java"),
    /// Static functions, PyTorch's `torch.fft`.
    FFT("dev/obor/Fft.java");

    private final String file;

    Face(String file) {
        this.file = file;
    }

    /// The file below a source root.
    String file() {
        return file;
    }

    /// How the method is declared.
    String modifiers() {
        return this == TENSOR ? "public final" : "public static";
    }
}
