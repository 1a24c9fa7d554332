/// Convolutions, forward and both gradients. Begin with `Convs`; `ConvPlan` says how one is cut
/// into tiles, `WinogradF32` is the way of 3×3 kernels with many channels. Machine code for them is
/// asked for here and written in `dev.obor.machine.conv`.
@NullMarked
package dev.obor.cpu.conv;

import org.jspecify.annotations.NullMarked;
