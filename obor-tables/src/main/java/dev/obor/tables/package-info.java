/// Tables from Parquet files and databases, read at once or piece by piece.
@NullMarked
package dev.obor.tables;

import org.jspecify.annotations.NullMarked;
