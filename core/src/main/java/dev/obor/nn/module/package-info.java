/// How a module is called, and what it holds: hooks, the place in errors, parts, state dicts,
/// copies and the printed form.
@NullMarked
package dev.obor.nn.module;

import org.jspecify.annotations.NullMarked;
