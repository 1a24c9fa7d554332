package dev.obor.faces;

/// A declaration or skeleton that no face can be written from; says where and why.
final class FaceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FaceException(String message) {
        super(message);
    }
}
