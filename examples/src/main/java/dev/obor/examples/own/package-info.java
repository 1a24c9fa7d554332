/// Parts that a program writes itself, as docs/own-parts.md shows them: a layer, an activation, an
/// optimizer, a schedule. Begin with [Snake]. Only what users can call is used here.
@NullMarked
package dev.obor.examples.own;

import org.jspecify.annotations.NullMarked;
