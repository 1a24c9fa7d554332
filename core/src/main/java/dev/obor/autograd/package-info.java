/// Automatic differentiation: functions, the backward engine, gradient modes and checks.
@NullMarked
package dev.obor.autograd;

import org.jspecify.annotations.NullMarked;
