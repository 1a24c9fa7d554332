/// What surrounds PyTorch in Python: tables, scores, a plain statistical model to compare with.
@NullMarked
package dev.obor.learn;

import org.jspecify.annotations.NullMarked;
