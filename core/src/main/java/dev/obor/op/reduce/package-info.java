/// Operations that sum up dimensions: sums, means, extremes, norms, running sums. Begin with
/// `Reductions`, which has the tools that all share. The order of a sum is the backend's.
@NullMarked
package dev.obor.op.reduce;

import org.jspecify.annotations.NullMarked;
