/// Automatic differentiation: functions, the backward engine, gradient modes and checks. Begin with
/// [Autograd], which programs call, and [Function], which they extend; then with [Node] and
/// `Engine`, the graph and the walk through it. No operation is known here: each is a function like
/// any other.
@NullMarked
package dev.obor.autograd;

import org.jspecify.annotations.NullMarked;
