package dev.obor.base;

/// Which line of the program is at work: the innermost one outside the library.
public final class UserCode {
    private static final StackWalker WALKER = StackWalker.getInstance();

    private UserCode() {}

    /// The line of the calling program, as in a stack trace; empty if only the library is running.
    public static String current() {
        return WALKER.walk(frames ->
                frames.filter(frame -> !isLibrary(frame.getClassName()))
                        .findFirst()
                        .map(frame -> frame.toStackTraceElement().toString())
                        .orElse(""));
    }

    /// Whether a class belongs to the library or to Java.
    public static boolean isLibrary(String className) {
        Arguments.given(className, "className");
        return className.startsWith("dev.obor.")
                || className.startsWith("java.")
                || className.startsWith("jdk.");
    }
}
