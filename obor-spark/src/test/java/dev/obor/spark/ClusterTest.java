package dev.obor.spark;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.StateError;
import dev.obor.distributed.DistributedDataParallel;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.optim.SGD;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// A cluster of two workers with two cores each, which are processes: MNIST, a rank that is killed,
/// rows that come from a query, a rank that hangs.
@EnabledIfSystemProperty(
        named = "obor.full",
        matches = "true",
        disabledReason = "takes minutes; runs with -Pfull")
class ClusterTest {
    @TempDir private static Path folder;
    private static SparkSession spark;
    private static String train;
    private static String test;

    @BeforeAll
    static void begin() throws IOException {
        String data = System.getenv("OBOR_DATA");
        assumeTrue(data != null, "skipped: set OBOR_DATA to a folder with MNIST");
        String java = System.getProperty("java.home");
        spark =
                SparkSession.builder()
                        .master("local-cluster[2,2,1024]")
                        .config("spark.ui.enabled", "false")
                        .config("spark.driver.host", "127.0.0.1")
                        .config("spark.driver.bindAddress", "127.0.0.1")
                        .config("spark.cores.max", "4")
                        .config("spark.scheduler.minRegisteredResourcesRatio", "1.0")
                        .config("spark.executor.memory", "800m")
                        .config(
                                "spark.executor.extraClassPath",
                                System.getProperty("java.class.path"))
                        .config(
                                "spark.executor.extraJavaOptions",
                                "--enable-native-access=ALL-UNNAMED -XX:+UseSerialGC"
                                        + " --sun-misc-unsafe-memory-access=allow")
                        .config("spark.executorEnv.JAVA_HOME", java)
                        .config("spark.executorEnv.SPARK_SCALA_VERSION", "2.13")
                        // Spark's jars are on the class path, and not in a folder of their own.
                        .config("spark.executorEnv.SPARK_SQL_TESTING", "1")
                        .config("spark.executorEnv.SPARK_LOCAL_HOSTNAME", "127.0.0.1")
                        .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
                        .config("spark.local.dir", folder.toString())
                        .getOrCreate();
        train = folder.resolve("train.parquet").toString();
        test = folder.resolve("test.parquet").toString();
        write(Path.of(data, "mnist"), "train", 60_000, train);
        write(Path.of(data, "mnist"), "t10k", 10_000, test);
    }

    private static void write(Path from, String name, int n, String to) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (var images = open(from.resolve(name + "-images-idx3-ubyte.gz"));
                var labels = open(from.resolve(name + "-labels-idx1-ubyte.gz"))) {
            images.skipNBytes(16);
            labels.skipNBytes(8);
            for (int i = 0; i < n; i++) {
                byte[] pixels = images.readNBytes(784);
                rows.add(RowFactory.create(i, pixels, labels.readUnsignedByte()));
            }
        }
        StructType schema =
                new StructType()
                        .add("id", DataTypes.IntegerType, false)
                        .add("pixels", DataTypes.BinaryType, false)
                        .add("label", DataTypes.IntegerType, false);
        spark.createDataFrame(rows, schema).repartition(5).write().parquet(to);
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16));
    }

    @AfterAll
    static void end() throws IOException {
        if (spark == null) {
            return;
        }
        // Workers leave a folder where the program runs.
        Path work = Path.of("work", spark.sparkContext().applicationId());
        spark.stop();
        if (Files.isDirectory(work)) {
            try (var all = Files.walk(work)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
            boolean _ = work.getParent().toFile().delete(); // where it is empty now
        }
    }

    private static Module net() {
        return new Sequential(new Linear(784, 100), new ReLU(), new Linear(100, 10));
    }

    private static Tensor pixels(Batch batch) {
        return batch.get("pixels").to(DType.FLOAT32).div(255);
    }

    /// What happens to rank 1 in the first attempt, in the middle of its second epoch.
    private enum Accident {
        NONE,
        KILLED,
        HANGS
    }

    private static TrainingFunction training(Accident accident, int epochs) {
        return (training, model) -> {
            var ddp = new DistributedDataParallel(model);
            var optimizer = new SGD(ddp.parameters(), o -> o.lr(0.1).momentum(0.9));
            training.state().model(model).optimizer(optimizer);
            training.metric("begins", System.currentTimeMillis() / 1e3);
            for (Epoch epoch : training.epochs(epochs)) {
                int step = 0;
                for (Batch batch : epoch.batches(16)) {
                    optimizer.zeroGrad();
                    Tensor loss =
                            F.crossEntropy(ddp.call(pixels(batch)), batch.get("label").toLong());
                    loss.backward();
                    optimizer.step();
                    boolean now =
                            training.rank() == 1
                                    && training.attempt() == 0
                                    && epoch.number() == 1
                                    && step++ == 20;
                    if (now && accident == Accident.KILLED) {
                        String self = Long.toString(ProcessHandle.current().pid());
                        new ProcessBuilder("kill", "-9", self).start();
                    } else if (now && accident == Accident.HANGS) {
                        training.metric("hangs", System.currentTimeMillis() / 1e3);
                        Thread.sleep(Duration.ofMinutes(10));
                    }
                }
            }
        };
    }

    private static SparkTrainer trainer(String name) {
        return trainer(name, Duration.ofMinutes(2));
    }

    private static SparkTrainer trainer(String name, Duration patience) {
        return new SparkTrainer(o ->
                o.ranks(4)
                        .directory(folder.resolve(name).toString())
                        .columns("pixels", "label")
                        .timeout(patience));
    }

    private static double accuracy(SparkModel model) {
        Dataset<Row> answers =
                model.transform(spark.read().parquet(test), ClusterTest::pixels, "scores");
        return answers.filter("array_position(scores, array_max(scores)) - 1 = label").count()
                / 10_000.0;
    }

    private static void same(SparkModel a, SparkModel b) {
        Map<String, Tensor> expected = a.stateDict();
        b.stateDict().forEach((name, t) -> assertTrue(t.equal(expected.get(name)), name));
    }

    @Test
    void aKilledRankResumesAndMnistIsLearntToTheSameBits() {
        SparkModel plain =
                trainer("plain").fit(spark, train, ClusterTest::net, training(Accident.NONE, 3));
        double right = accuracy(plain);
        assertTrue(right >= 0.955, "right: " + right);
        SparkModel killed =
                trainer("killed").fit(spark, train, ClusterTest::net, training(Accident.KILLED, 3));
        same(plain, killed);
    }

    @Test
    void rowsOfAQueryAreTheSameInEveryAttempt() {
        Dataset<Row> rows = spark.read().parquet(train).filter("id < 12000");
        Dataset<Row> joined =
                rows.select("id", "pixels").join(rows.select("id", "label"), "id").repartition(7);
        SparkModel killed =
                trainer("joined").fit(joined, ClusterTest::net, training(Accident.KILLED, 2));
        // What was written before the first attempt is what an undisturbed run reads.
        SparkModel plain =
                trainer("joined-plain")
                        .fit(
                                spark,
                                folder.resolve("joined/data").toString(),
                                ClusterTest::net,
                                training(Accident.NONE, 2));
        same(plain, killed);
    }

    @Test
    void aRankThatHangsIsFoundByTheDeadline() {
        Dataset<Row> rows = spark.read().parquet(train).filter("id < 12000");
        SparkModel hung =
                trainer("hangs", Duration.ofSeconds(15))
                        .fit(rows, ClusterTest::net, training(Accident.HANGS, 2));
        SparkModel plain =
                trainer("hangs-plain")
                        .fit(
                                spark,
                                folder.resolve("hangs/data").toString(),
                                ClusterTest::net,
                                training(Accident.NONE, 2));
        same(plain, hung);
        double hangs = when(hung, "hangs");
        double begins = when(hung, "begins"); // the second time
        assertTrue(begins > hangs + 15 && begins < hangs + 30, begins - hangs + " s");
    }

    private static double when(SparkModel model, String name) {
        return model.metrics().stream()
                .filter(m -> m.rank() == 1 && m.name().equals(name))
                .mapToDouble(Metric::value)
                .sum();
    }

    @Test
    void tooFewSlotsAreSaid() {
        StateError e =
                assertThrows(
                        StateError.class,
                        () ->
                                new SparkTrainer(o -> o.ranks(9).patience(Duration.ZERO))
                                        .fit(
                                                spark,
                                                train,
                                                ClusterTest::net,
                                                training(Accident.NONE, 1)));
        assertTrue(e.getMessage().contains("there are 4 slots"), e.getMessage());
    }
}
