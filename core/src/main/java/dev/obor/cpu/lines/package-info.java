/// Kernels that go along one dimension, line by line: running sums and sorting. Begin with `Scans`
/// and `Sorts`. A line is never shared by threads.
@NullMarked
package dev.obor.cpu.lines;

import org.jspecify.annotations.NullMarked;
