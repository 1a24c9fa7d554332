"""Linear algebra, Fourier transforms, recurrent layers, attention and interpolation: the twin of
LibraryRows.java, drawn in the same order."""

DIRECT = "cholesky lufactor solve inv det qr lstsq matrixexp".split()
SPECTRAL = "eigh svd eig".split()
KINDS = [*DIRECT, *SPECTRAL, "fft", "rfft", "fft2", "lstm", "gru", "attention", "attentioncausal", "bilinear",
         "bicubic", "nearestup", "antialias", "trilinear"]


def library_operand(kind, size):
    sizes = [int(s) for s in size.split("x")]
    if kind in ("fft", "fft2"):
        return torch.complex(torch.randn(*sizes), torch.randn(*sizes))
    if kind not in DIRECT + SPECTRAL:
        return torch.randn(*sizes)
    n = sizes[-1]
    x = torch.randn(*([n, n] if len(sizes) == 1 else [sizes[0], n, n]))
    if kind in ("cholesky", "eigh"):
        return x @ x.mT / n + torch.eye(n)
    if kind in ("lufactor", "solve", "inv", "det"):
        return x + torch.eye(n) * (2 * n**0.5)
    return x / n**0.5 if kind == "matrixexp" else x


def library_operation(kind, x):
    if kind in ("solve", "lstsq"):
        b = torch.randn(*x.shape[:-1], 16)
        if kind == "solve":
            return lambda t: torch.linalg.solve(t, b)
        return lambda t: torch.linalg.lstsq(t[..., : t.size(-1) // 2], b).solution
    if kind in ("lstm", "gru"):
        layer = (nn.LSTM if kind == "lstm" else nn.GRU)(x.size(2), x.size(2))
        return lambda t: layer(t)[0]
    if kind.startswith("attention"):
        k, v = torch.randn(x.shape), torch.randn(x.shape)
        causal = kind == "attentioncausal"
        return lambda t: F.scaled_dot_product_attention(t, k, v, is_causal=causal)
    functions = {
        "cholesky": torch.linalg.cholesky, "lufactor": lambda t: torch.linalg.lu_factor(t)[0],
        "inv": torch.linalg.inv, "det": lambda t: torch.linalg.slogdet(t)[1],
        "qr": lambda t: torch.linalg.qr(t)[1], "matrixexp": torch.linalg.matrix_exp,
        "eigh": lambda t: torch.linalg.eigh(t)[0],
        "svd": lambda t: torch.linalg.svd(t, full_matrices=False)[1],
        "eig": lambda t: torch.view_as_real(torch.linalg.eig(t)[0]),
        "fft": lambda t: torch.view_as_real(torch.fft.fft(t)),
        "rfft": lambda t: torch.view_as_real(torch.fft.rfft(t)),
        "fft2": lambda t: torch.view_as_real(torch.fft.fft2(t)),
        "nearestup": lambda t: F.interpolate(t, scale_factor=2.0),
        "antialias": lambda t: F.interpolate(
            t, scale_factor=0.5, mode="bilinear", align_corners=False, antialias=True),
    }
    return functions.get(
        kind, lambda t: F.interpolate(t, scale_factor=2.0, mode=kind, align_corners=False))
