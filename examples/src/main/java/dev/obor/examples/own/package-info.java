/// Parts that a program writes itself, as docs/own-parts.md shows them.
@NullMarked
package dev.obor.examples.own;

import org.jspecify.annotations.NullMarked;
