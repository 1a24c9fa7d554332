/// Progress bars and timing for loops. Begin with [Tqdm]; [Timing] measures. Neither knows tensors.
@NullMarked
package dev.obor.progress;

import org.jspecify.annotations.NullMarked;
