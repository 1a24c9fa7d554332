package dev.obor.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.distributed.DistributedDataParallel;
import dev.obor.nn.Dropout;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.optim.AdamW;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A small training on Spark's local mode, whose tasks are threads of this process.
class SparkTrainerTest {
    @TempDir private static Path folder;
    private static SparkSession spark;
    private static String rows;

    private static Module net() {
        return new Sequential(new Linear(2, 16), new ReLU(), new Dropout(0.1), new Linear(16, 2));
    }

    /// Rows whose label says whether x is above y.
    @BeforeAll
    static void begin() {
        spark = Sessions.local(3, folder);
        rows = folder.resolve("rows").toString();
        spark.range(0, 600, 1, 3)
                .selectExpr(
                        "id",
                        "array(cast(id % 23 / 23 as float), cast(id % 17 / 17 as float)) as x",
                        "cast(id % 23 * 17 > id % 17 * 23 as int) as label")
                .write()
                .parquet(rows);
    }

    @AfterAll
    static void end() {
        spark.stop();
    }

    /// @param fail in which epoch rank 1 fails in the first attempt; -1 for none
    private static TrainingFunction training(int fail) {
        return (training, model) -> {
            var ddp = new DistributedDataParallel(model);
            var optimizer = new AdamW(ddp.parameters(), o -> o.lr(0.02));
            training.state().model(model).optimizer(optimizer);
            for (Epoch epoch : training.epochs(4)) {
                double sum = 0;
                for (Batch batch : epoch.batches(32)) {
                    optimizer.zeroGrad();
                    Tensor loss =
                            F.crossEntropy(ddp.call(batch.get("x")), batch.get("label").toLong());
                    loss.backward();
                    optimizer.step();
                    sum += loss.item() * batch.size();
                    if (epoch.number() == fail && training.rank() == 1 && training.attempt() == 0) {
                        throw new IllegalStateException("on purpose");
                    }
                }
                training.metric("loss", sum);
            }
        };
    }

    private static SparkModel fit(String name, int fail, ConcurrentLinkedQueue<Metric> heard) {
        var trainer =
                new SparkTrainer(o ->
                        o.ranks(2)
                                .directory(folder.resolve(name).toString())
                                .seed(3)
                                .timeout(Duration.ofMinutes(2))
                                .onMetric(heard::add));
        return trainer.fit(spark, rows, SparkTrainerTest::net, training(fail));
    }

    @Test
    void aTrainingThatWasResumedEndsWithTheSameBits() throws Exception {
        var heard = new ConcurrentLinkedQueue<Metric>();
        SparkModel plain = fit("plain", -1, heard);
        assertEquals(8, heard.size());
        assertEquals(8, plain.metrics().size());
        double first = total(plain, 0);
        double last = total(plain, 3);
        assertTrue(last < 0.7 * first, first + " to " + last);
        SparkModel resumed = fit("resumed", 2, heard);
        Map<String, Tensor> expected = plain.stateDict();
        resumed.stateDict().forEach((name, t) -> assertTrue(t.equal(expected.get(name)), name));
        assertEquals(plain.metrics().size(), resumed.metrics().size());
        assertEquals(total(plain, 3), total(resumed, 3));
        try (var kept = Files.list(folder.resolve("resumed/checkpoints"))) {
            assertEquals(2, kept.filter(f -> f.toString().endsWith(".pt")).count());
        }
        // What is done is not done again.
        SparkModel again = fit("plain", -1, heard);
        again.stateDict().forEach((name, t) -> assertTrue(t.equal(expected.get(name)), name));
        assertEquals(List.of(), again.metrics());

        Dataset<Row> answers =
                plain.transform(
                        spark.read().parquet(rows).select("id", "x", "label"),
                        batch -> batch.get("x"),
                        "scores",
                        o -> o.batchSize(100));
        List<Row> some = answers.orderBy("id").takeAsList(5);
        Module here = plain.module();
        here.eval();
        for (Row row : some) {
            List<Float> x = row.getList(1);
            Tensor one = Obor.tensor(new float[] {x.get(0), x.get(1)}).view(1, 2);
            List<Float> scores = row.getList(3);
            float[] expectedScores = here.call(one).detach().view(-1).toFloatArray();
            assertArrayEquals(expectedScores, new float[] {scores.get(0), scores.get(1)}, 1e-6f);
        }
        long right = answers.filter("cast(scores[1] > scores[0] as int) = label").count();
        assertTrue(right > 540, "right: " + right);
    }

    private static double total(SparkModel model, long epoch) {
        return model.metrics().stream()
                .filter(m -> m.epoch() == epoch)
                .sorted(java.util.Comparator.comparing(Metric::rank))
                .mapToDouble(Metric::value)
                .sum();
    }

    @Test
    void everyRowComesOnceInEveryEpochAndEachTimeElsewhere() {
        var units = ParquetUnits.below(rows, spark.sessionState().newHadoopConf());
        assertEquals(3, units.size());
        List<List<Long>> epochs = new ArrayList<>();
        for (long epoch = 0; epoch < 2; epoch++) {
            List<Long> all = new ArrayList<>();
            for (int rank = 0; rank < 4; rank++) {
                var plan =
                        new Feed.Plan(
                                units,
                                List.of("id"),
                                50,
                                7,
                                rank,
                                4,
                                spark.sessionState().newHadoopConf());
                List<Long> sizes = new ArrayList<>();
                for (Batch batch : new Epoch(epoch, plan).batches(64)) {
                    sizes.add(batch.size());
                    for (long id : batch.get("id").toLongArray()) {
                        all.add(id);
                    }
                }
                assertEquals(List.of(64L, 64L, 22L), sizes);
            }
            assertEquals(600, all.stream().distinct().count());
            epochs.add(all);
        }
        assertTrue(!epochs.get(0).equals(epochs.get(1)), "both epochs have one order");
    }

    @Test
    void whatCannotBeATensorIsRefusedByName() {
        var conf = spark.sessionState().newHadoopConf();
        String odd = folder.resolve("odd").toString();
        spark.range(0, 4, 1, 1)
                .selectExpr(
                        "cast(id as string) as text",
                        "if(id = 2, null, cast(id as double)) as gap",
                        "sequence(0, id) as ragged",
                        "cast(array() as array<int>) as none",
                        "encode(concat('a', id), 'UTF-8') as bytes",
                        "id > 1 as yes",
                        "cast(id as byte) as small")
                .write()
                .parquet(odd);
        var unit = ParquetUnits.below(odd, conf).getFirst();
        for (String name : List.of("text", "gap", "ragged", "missing")) {
            ValueError e =
                    assertThrows(ValueError.class, () -> RowGroup.read(unit, List.of(name), conf));
            assertTrue(e.getMessage().contains(name), e.getMessage());
        }
        var plan =
                new Feed.Plan(
                        List.of(unit), List.of("none", "bytes", "yes", "small"), 0, 0, 0, 1, conf);
        Batch batch = new Epoch(0, plan).batches(4).iterator().next();
        assertArrayEquals(new long[] {4, 0}, batch.get("none").shape().toArray());
        assertArrayEquals(
                new long[] {97, 48, 97, 49, 97, 50, 97, 51},
                batch.get("bytes").view(-1).toLongArray());
        assertEquals(DType.BOOL, batch.get("yes").dtype());
        assertArrayEquals(new long[] {0, 1, 2, 3}, batch.get("small").toLongArray());
        assertThrows(ValueError.class, () -> batch.get("missing"));
        assertThrows(ValueError.class, () -> ParquetUnits.below(rows + "-not", conf));
    }

    @Test
    void whatIsWrongIsSaidBeforeTheStart() {
        StateError e =
                assertThrows(
                        StateError.class,
                        () ->
                                new SparkTrainer(o -> o.ranks(5))
                                        .fit(spark, rows, SparkTrainerTest::net, training(-1)));
        assertTrue(e.getMessage().contains("there are 3 slots"), e.getMessage());
        ValueError v =
                assertThrows(
                        ValueError.class,
                        () ->
                                new SparkTrainer()
                                        .fit(
                                                spark.read().parquet(rows),
                                                SparkTrainerTest::net,
                                                training(-1)));
        assertTrue(v.getMessage().contains("directory"), v.getMessage());
        assertThrows(ValueError.class, () -> new SparkTrainer(o -> o.ranks(0)));
        assertThrows(ValueError.class, () -> new SparkTrainer(o -> o.ports(0, 7)));
    }
}
