/// Steps that are recorded once and done again without graph or dispatch, in planned memory.
@NullMarked
package dev.obor.capture;

import org.jspecify.annotations.NullMarked;
