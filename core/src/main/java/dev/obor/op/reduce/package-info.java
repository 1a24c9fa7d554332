/// Operations that sum up dimensions: sums, means, extremes, norms, running sums.
@NullMarked
package dev.obor.op.reduce;

import org.jspecify.annotations.NullMarked;
