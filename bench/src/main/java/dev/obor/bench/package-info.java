/// Measurements: speed beside PyTorch, memory over a long run, equal bits on every path. Begin with
/// `SuiteBench` and `Suites`, or with the program of one question, such as `MemoryBench`.
/// `CONTRIBUTING.md` has the commands. Nothing here is part of what users install.
@NullMarked
package dev.obor.bench;

import org.jspecify.annotations.NullMarked;
