/// How a module is called, and what it holds: hooks, the place in errors, parts, state dicts,
/// copies and the printed form. Begin with `ModuleFields`, which finds parts, and `HookedCall`. No
/// layer is here.
@NullMarked
package dev.obor.nn.module;

import org.jspecify.annotations.NullMarked;
