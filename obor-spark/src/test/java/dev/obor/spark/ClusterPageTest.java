package dev.obor.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What docs/cluster.md shows for Spark compiles.
class ClusterPageTest {
    private static final String AROUND =
            """
            import dev.obor.*;
            import dev.obor.distributed.*;
            import dev.obor.nn.*;
            import dev.obor.nn.functional.F;
            import dev.obor.optim.*;
            import dev.obor.spark.*;
            import org.apache.spark.sql.*;

            class Page {
                static class Net extends Sequential {
                    Net() {
                        super(new Linear(784, 10));
                    }
                }

                static Tensor pixels(Batch batch) {
                    return batch.get("pixels");
                }

                void page(SparkSession spark, Dataset<Row> test) {
            %s
                }
            }
            """;

    @TempDir private Path target;

    @Test
    void thePageCompiles() throws Exception {
        Matcher block =
                Pattern.compile("```java\n(var trainer = new SparkTrainer.*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(Path.of("..", "docs", "cluster.md")));
        assertTrue(block.find());
        Path page =
                Files.writeString(target.resolve("Page.java"), AROUND.formatted(block.group(1)));
        List<String> options =
                List.of("-d", target.toString(), "-cp", System.getProperty("java.class.path"));
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(page))
                    .call();
        }
        assertEquals("", said.toString());
    }
}
