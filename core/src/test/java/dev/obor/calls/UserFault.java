package dev.obor.calls;

/// What the callbacks of the random calls throw.
final class UserFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UserFault() {
        super("thrown by a user's callback");
    }
}
