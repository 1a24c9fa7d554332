package dev.obor.examples;

/// A program that teaches one tutorial, section by section in its order.
///
/// A compact source file cannot be named by a test, so each program is a class with an instance
/// `main`: what a learner reads is what the tests call. A comment such as `// 000-05` at the end of
/// a line, or alone on the line before, says which row of the tutorials' inventory the line shows;
/// the table in `docs/tutorials.md` is made from these comments.
public interface Example {
    /// The name on the command line: that of the class.
    default String name() {
        return getClass().getSimpleName();
    }

    /// One line: what a reader learns.
    String teaches();

    /// Goes through all sections and prints what each computes.
    void run(Setup setup);
}
