/// Writes the site.
@NullMarked
package dev.obor.site;

import org.jspecify.annotations.NullMarked;
