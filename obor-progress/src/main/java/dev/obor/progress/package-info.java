/// Progress bars and timing for loops.
@NullMarked
package dev.obor.progress;

import org.jspecify.annotations.NullMarked;
