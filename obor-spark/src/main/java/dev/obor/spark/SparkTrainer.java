package dev.obor.spark;

import dev.obor.base.Arguments;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/// Trains a model on an Apache Spark cluster: N ranks, each a task, all at once in a barrier stage;
/// gradients are averaged from rank to rank, and Spark does the rest: it finds room for them, and
/// starts them again when an executor is lost, from the last checkpoint.
///
/// ```text
/// var trainer = new SparkTrainer(o -> o.ranks(4).directory("hdfs:///runs/mnist"));
/// SparkModel model = trainer.fit(spark, "hdfs:///data/mnist.parquet", Net::new, (training, net) -> {
///     var ddp = new DistributedDataParallel(net);
///     var optimizer = new AdamW(ddp.parameters());
///     training.state().model(net).optimizer(optimizer);
///     for (Epoch epoch : training.epochs(5)) {
///         for (Batch batch : epoch.batches(64)) {
///             optimizer.zeroGrad();
///             F.crossEntropy(ddp.call(batch.get("pixels")), batch.get("label")).backward();
///             optimizer.step();
///         }
///     }
/// });
/// Dataset<Row> answers = model.transform(test, batch -> batch.get("pixels"), "scores");
/// ```
///
/// N ranks with batches of n rows take the steps that one process takes with batches of N · n, and
/// two runs with the same data, seed and number of ranks end with the same bits, also when one of
/// them was resumed. Each rank computes with `spark.task.cpus` threads.
///
/// What ranks send to each other is not encrypted; a secret of each run keeps strangers out.
public final class SparkTrainer {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String CANCEL = "spark.job.interruptOnCancel";

    private final Options options;

    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        int ranks = 1;
        @Nullable String directory;
        List<String> columns = List.of();
        boolean shuffle = true;
        int window = 10_000;
        long seed;
        Duration timeout = Duration.ofMinutes(5);
        Duration patience = Duration.ofMinutes(1);
        int firstPort;
        int lastPort;
        Consumer<Metric> onMetric = _ -> {};

        Options() {}

        /// How many ranks there are, 1.
        public Options ranks(int value) {
            return set(() -> ranks = value);
        }

        /// A folder of this training alone, in any file system that all executors reach:
        /// checkpoints go there, and rows that are no Parquet files yet. A training that finds
        /// checkpoints there goes on from the last. None: nothing is written, and a training that
        /// loses an executor begins again.
        public Options directory(@Nullable String value) {
            return set(() -> directory = value);
        }

        /// The columns that are read; all that hold numbers by default.
        public Options columns(String... value) {
            return set(() -> columns = List.copyOf(Arguments.allGiven(List.of(value), "columns")));
        }

        /// Whether rows come in another order in each epoch, true.
        public Options shuffle(boolean value) {
            return set(() -> shuffle = value);
        }

        /// How many rows each rank mixes at a time, 10,000 or a whole row group; in memory are not
        /// many more.
        public Options window(int value) {
            return set(() -> window = value);
        }

        /// What the order of rows and the random numbers of ranks begin with, 0.
        public Options seed(long value) {
            return set(() -> seed = value);
        }

        /// How long ranks wait for each other in a call, 5 minutes: a rank that hangs is found
        /// then, and all are started again.
        public Options timeout(Duration value) {
            return set(() -> timeout = Arguments.given(value, "timeout"));
        }

        /// How long executors may take to be there, 1 minute.
        public Options patience(Duration value) {
            return set(() -> patience = Arguments.given(value, "patience"));
        }

        /// The ports at which ranks and the driver are called, where only some are open; any free
        /// ones by default. A machine needs two for each rank on it, the driver's one.
        public Options ports(int first, int last) {
            return set(() -> {
                firstPort = first;
                lastPort = last;
            });
        }

        /// Hears each number that a rank reports, as it comes, on a thread of its own.
        public Options onMetric(Consumer<Metric> value) {
            return set(() -> onMetric = Arguments.given(value, "onMetric"));
        }

        @Override
        protected void check() {
            if (ranks < 1) {
                throw new ValueError("SparkTrainer: there must be at least 1 rank, got " + ranks);
            }
            if (window < 1) {
                throw new ValueError("SparkTrainer: window must be at least 1, got " + window);
            }
            if (timeout.isNegative() || timeout.isZero() || patience.isNegative()) {
                throw new ValueError("SparkTrainer: timeout must be positive, got " + timeout);
            }
            boolean any = firstPort == 0 && lastPort == 0;
            if (!any && (firstPort < 1 || lastPort < firstPort || lastPort > 65535)) {
                throw new ValueError(
                        "SparkTrainer: ports must be a range from 1 to 65535, got "
                                + firstPort
                                + " to "
                                + lastPort);
            }
        }
    }

    /// A trainer of one rank.
    public SparkTrainer() {
        this(o -> {});
    }

    /// A trainer with options.
    ///
    /// @throws ValueError if one is out of range
    public SparkTrainer(Consumer<Options> options) {
        this.options = new Options().with(options);
    }

    /// Trains on the rows of a data set, which are written to Parquet files in the folder of the
    /// options first: so that rank and epoch alone decide what a batch holds, whatever query the
    /// data set stands for. Rows that are in Parquet files already need no copy: give their path.
    ///
    /// @throws StateError if a rank fails in every attempt, or the session is not fit for it
    /// @throws ValueError if the options name no folder
    public SparkModel fit(Dataset<Row> data, ModelFactory factory, TrainingFunction function) {
        Arguments.given(data, "data");
        String folder = options.directory;
        if (folder == null) {
            throw new ValueError(
                    "the rows of a data set are written to Parquet files first, and there is no"
                            + " folder for them",
                    "Set directory(…), or give fit the path of Parquet files.");
        }
        SparkSession session = data.sparkSession();
        Preflight.check(session, options.ranks, options.patience.toMillis());
        String path = folder + "/data";
        Dataset<Row> chosen = data;
        if (!options.columns.isEmpty()) {
            chosen =
                    data.selectExpr(
                            options.columns.stream()
                                    .map(c -> "`" + c.replace("`", "``") + "`")
                                    .toArray(String[]::new));
        }
        chosen.write().mode(SaveMode.Overwrite).parquet(path);
        return train(session, path, factory, function);
    }

    /// Trains on the rows of the Parquet files below a path.
    ///
    /// @throws StateError if a rank fails in every attempt, or the session is not fit for it
    /// @throws ValueError if there are no rows, or fewer than ranks
    public SparkModel fit(
            SparkSession session, String path, ModelFactory factory, TrainingFunction function) {
        Arguments.given(session, "session");
        Arguments.given(path, "path");
        Preflight.check(session, options.ranks, options.patience.toMillis());
        return train(session, path, factory, function);
    }

    private SparkModel train(
            SparkSession session, String path, ModelFactory factory, TrainingFunction function) {
        Arguments.given(factory, "factory");
        Arguments.given(function, "function");
        var context = JavaSparkContext.fromSparkContext(session.sparkContext());
        var hadoop = session.sessionState().newHadoopConf();
        List<ParquetUnits.Unit> units = ParquetUnits.below(path, hadoop);
        long rows = units.stream().mapToLong(ParquetUnits.Unit::rows).sum();
        if (rows < options.ranks) {
            throw new ValueError(
                    "there are " + rows + " rows for " + options.ranks + " ranks",
                    "Use fewer ranks.");
        }
        SparkConf conf = context.getConf();
        String host = conf.get("spark.driver.host");
        try (var reports =
                new Reports(
                        conf.get("spark.driver.bindAddress", host),
                        host,
                        options.firstPort,
                        options.lastPort,
                        key(),
                        options.onMetric)) {
            var job =
                    new RankTask.Job(
                            units,
                            options.columns,
                            options.shuffle ? options.window : 0,
                            options.seed,
                            options.directory == null ? null : options.directory + "/checkpoints",
                            options.timeout,
                            options.firstPort,
                            options.lastPort,
                            key(),
                            reports.address(),
                            new SerializableConfiguration(hadoop),
                            factory,
                            function);
            byte[] state = run(context, new RankTask(job), reports);
            return new SparkModel(factory, state, reports.metrics());
        }
    }

    private static String key() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private byte[] run(JavaSparkContext context, RankTask task, Reports reports) {
        ClassTag<byte[]> tag = ClassTag$.MODULE$.apply(byte[].class);
        JavaRDD<Integer> numbers =
                context.parallelize(
                        IntStream.range(0, options.ranks).boxed().toList(), options.ranks);
        JavaRDD<byte[]> ranks =
                JavaRDD.fromRDD(numbers.rdd().barrier().mapPartitions(task, false, tag), tag);
        // Ranks that hang can be told to end.
        String before = context.getLocalProperty(CANCEL);
        context.setLocalProperty(CANCEL, "true");
        try {
            // A stage whose tasks give a job's result is not tried again; one before a shuffle is.
            List<byte[]> results = ranks.repartition(1).collect();
            if (results.size() != 1) {
                throw new StateError("rank 0 gave " + results.size() + " models");
            }
            return results.getFirst();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) { // Scala throws what it does not declare
            List<String> why = reports.failures();
            throw new StateError(
                    why.isEmpty()
                            ? "training failed: " + e.getMessage()
                            : "training failed, in the last attempt because " + why.getFirst(),
                    e instanceof SparkException ? e : new IllegalStateException(e));
        } finally {
            context.setLocalProperty(CANCEL, before);
        }
    }
}
