/// Writes the site. Begin with `Site`. The text itself stands in the documents and comments of the
/// repository.
@NullMarked
package dev.obor.site;

import org.jspecify.annotations.NullMarked;
