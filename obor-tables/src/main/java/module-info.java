/// Tables from Parquet files and databases.
module dev.obor.tables {
    requires dev.hardwood.core;
    requires transitive dev.obor.learn;
    requires transitive java.sql;
    requires static org.jspecify;

    exports dev.obor.tables;
}
