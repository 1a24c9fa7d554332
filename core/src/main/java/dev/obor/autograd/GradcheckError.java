package dev.obor.autograd;

/// A gradient that differs from the slope of its function; the text shows both Jacobians.
public final class GradcheckError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GradcheckError(String message) {
        super(message);
    }
}
