/// A toolbox for training loops: the loop itself, and what is done beside it. Begin with [Fit].
/// Nothing else of the library needs it; a loop written by hand is as good.
@NullMarked
package dev.obor.learn.fit;

import org.jspecify.annotations.NullMarked;
