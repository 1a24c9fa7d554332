/// Where the time goes: what ran, how long, how much work it was.
@NullMarked
package dev.obor.profiler;

import org.jspecify.annotations.NullMarked;
