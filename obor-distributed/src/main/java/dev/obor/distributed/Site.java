package dev.obor.distributed;

import java.lang.StackWalker.StackFrame;

/// Where in a program a collective was called.
final class Site {
    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final String OWN = Site.class.getPackageName() + ".";

    private Site() {}

    /// The first caller outside of this package, or of its tests.
    static String ofCaller() {
        return WALKER.walk(
                frames -> frames.filter(f -> !isOwn(f)).findFirst().map(Site::text).orElse("?"));
    }

    private static boolean isOwn(StackFrame frame) {
        String name = frame.getClassName();
        return name.startsWith(OWN) && !name.contains("Test") || name.startsWith("java.");
    }

    private static String text(StackFrame frame) {
        String name = frame.getClassName();
        return name.substring(name.lastIndexOf('.') + 1)
                + "."
                + frame.getMethodName()
                + "("
                + frame.getFileName()
                + ":"
                + frame.getLineNumber()
                + ")";
    }
}
