/// Optimizers and learning-rate schedules.
@NullMarked
package dev.obor.optim;

import org.jspecify.annotations.NullMarked;
