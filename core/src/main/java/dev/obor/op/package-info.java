/// The operations behind the tensor methods: shape rule, dtype rule, kernel and derivative.
@NullMarked
package dev.obor.op;

import org.jspecify.annotations.NullMarked;
