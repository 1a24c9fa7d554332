/// Order: sorting, ranks, searching, counting, sets. Begin with `Sorting`. The sorting itself is
/// the backend's.
@NullMarked
package dev.obor.op.sort;

import org.jspecify.annotations.NullMarked;
