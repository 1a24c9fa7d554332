/// Products of vectors and matrices.
@NullMarked
package dev.obor.op.linalg;

import org.jspecify.annotations.NullMarked;
