/// Tables from Parquet files and databases, read at once or piece by piece. Begin with
/// [ParquetTable] and [JdbcTable]. What is done with a table stands in `dev.obor.learn`.
@NullMarked
package dev.obor.tables;

import org.jspecify.annotations.NullMarked;
