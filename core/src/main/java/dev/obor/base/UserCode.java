package dev.obor.base;

import java.util.function.Consumer;

/// Which line of the program is at work: the innermost one outside the library.
public final class UserCode {
    private static final StackWalker WALKER = StackWalker.getInstance();

    // The library's tensors install theirs; without them there is nothing to put aside.
    private static volatile Consumer<Runnable> door = Runnable::run;

    private UserCode() {}

    /// Says how code of the program, such as the handler of a log, is to be run.
    public static void installDoor(Consumer<Runnable> throughDoor) {
        door = throughDoor;
    }

    /// Runs code of the program that the library calls.
    static void run(Runnable code) {
        door.accept(code);
    }

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
