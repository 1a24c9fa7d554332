/// JMH benchmarks.
@NullMarked
package dev.obor.bench;

import org.jspecify.annotations.NullMarked;
