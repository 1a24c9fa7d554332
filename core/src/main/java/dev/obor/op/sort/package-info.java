/// Order: sorting, ranks, searching, counting, sets.
@NullMarked
package dev.obor.op.sort;

import org.jspecify.annotations.NullMarked;
