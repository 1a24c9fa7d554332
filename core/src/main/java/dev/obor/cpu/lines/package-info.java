/// Kernels that go along one dimension, line by line: running sums and sorting.
@NullMarked
package dev.obor.cpu.lines;

import org.jspecify.annotations.NullMarked;
