/// What a model did: its operations in the order in which they ran.
@NullMarked
package dev.obor.trace;

import org.jspecify.annotations.NullMarked;
