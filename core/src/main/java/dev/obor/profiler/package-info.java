/// Where the time goes: what ran, how long, how much work it was. Begin with [Profile]. How much
/// work a kernel is says `Cost` in `dev.obor.backend`, by its kind.
@NullMarked
package dev.obor.profiler;

import org.jspecify.annotations.NullMarked;
