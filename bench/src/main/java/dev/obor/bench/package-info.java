/// Measurements: speed beside PyTorch, memory over a long run, equal bits on every path.
@NullMarked
package dev.obor.bench;

import org.jspecify.annotations.NullMarked;
