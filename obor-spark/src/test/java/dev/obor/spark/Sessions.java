package dev.obor.spark;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/// Sessions for tests: on this machine, without a web page.
final class Sessions {
    private Sessions() {}

    static SparkSession local(int cores, Path folder) {
        return SparkSession.builder()
                .master("local[" + cores + "]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
                .config("spark.local.dir", folder.toString())
                .getOrCreate();
    }
}
