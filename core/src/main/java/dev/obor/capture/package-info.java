/// Steps that are recorded once and done again without allocation, graph or dispatch.
@NullMarked
package dev.obor.capture;

import org.jspecify.annotations.NullMarked;
