/// What distributions and transforms have in common; not exported.
@NullMarked
package dev.obor.distributions.shared;

import org.jspecify.annotations.NullMarked;
