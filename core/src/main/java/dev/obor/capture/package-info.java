/// Steps that are recorded once and done again without graph or dispatch, in planned memory. Begin
/// with [Captured]; `Listener` writes a run down, `Replay` does it again. What there is to record
/// is announced through `Recording` in `dev.obor.op`, so that no operation knows this package.
@NullMarked
package dev.obor.capture;

import org.jspecify.annotations.NullMarked;
