package dev.obor.spark;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.FileWriting;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/// A model that can be applied to the rows of a data set: what [SparkTrainer] gives, or one that
/// was trained elsewhere.
///
/// ```text
/// SparkModel model = SparkModel.of(Net::new, load(file).stateDict());
/// Dataset<Row> answers = model.transform(rows, batch -> batch.get("pixels").div(255), "scores");
/// ```
public final class SparkModel {
    private final ModelFactory factory;
    private final byte[] state;
    private final List<Metric> metrics;

    /// Optional arguments of [#transform].
    public static final class TransformOptions extends dev.obor.base.Options<TransformOptions> {
        int batchSize = 256;

        TransformOptions() {}

        /// How many rows the model gets at a time, 256.
        public TransformOptions batchSize(int value) {
            return set(() -> batchSize = value);
        }

        @Override
        protected void check() {
            if (batchSize < 1) {
                throw new ValueError("transform: batchSize must be positive, got " + batchSize);
            }
        }
    }

    SparkModel(ModelFactory factory, byte[] state, List<Metric> metrics) {
        this.factory = factory;
        this.state = state;
        this.metrics = metrics;
    }

    /// A model with values that are there.
    ///
    /// @throws StateError if they are not those of such a model
    public static SparkModel of(ModelFactory factory, Map<String, Tensor> stateDict) {
        Arguments.given(factory, "factory");
        Arguments.given(stateDict, "stateDict");
        Path file = temporary();
        try {
            Obor.save(stateDict, file);
            var made = new SparkModel(factory, Files.readAllBytes(file), List.of());
            made.module(); // refuses what does not fit
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(file);
        }
    }

    /// The model, here; a new one each time.
    public Module module() {
        return module(factory, state);
    }

    /// The values of the model, by name.
    public Map<String, Tensor> stateDict() {
        Path file = temporary();
        try {
            FileWriting.LOCAL.replace(file, out -> out.write(state));
            return Obor.load(file).stateDict();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(file);
        }
    }

    /// The numbers that ranks have reported, in the order in which they came; those of an epoch
    /// that was done again once.
    public List<Metric> metrics() {
        return metrics;
    }

    static Module module(ModelFactory factory, byte[] state) {
        Module model = factory.create();
        model.loadStateDict(new SparkModel(factory, state, List.of()).stateDict());
        return model;
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("obor-model", ".pt");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The data set with another column: what the model, in evaluation mode, answers to each row,
    /// as an array of float. Executors compute it when the data set is used, in batches; the model
    /// is sent to each of them once.
    ///
    /// @param input makes of some rows what the model is called on
    /// @param output the column's name
    /// @throws ValueError if there is a column of that name
    public Dataset<Row> transform(Dataset<Row> data, ModelInput input, String output) {
        return transform(data, input, output, o -> {});
    }

    /// The data set with another column, with options.
    public Dataset<Row> transform(
            Dataset<Row> data,
            ModelInput input,
            String output,
            Consumer<TransformOptions> options) {
        Arguments.given(data, "data");
        Arguments.given(input, "input");
        Arguments.given(output, "output");
        TransformOptions o = new TransformOptions().with(options);
        StructType schema = data.schema();
        if (List.of(schema.fieldNames()).contains(output)) {
            throw new ValueError(
                    "transform: there is a column " + output + " already",
                    "Choose another name, or drop it first.");
        }
        StructType result =
                schema.add(output, DataTypes.createArrayType(DataTypes.FloatType, false), false);
        var context = JavaSparkContext.fromSparkContext(data.sparkSession().sparkContext());
        var broadcast = context.broadcast(state);
        ModelFactory maker = factory;
        int size = o.batchSize;
        MapPartitionsFunction<Row, Row> task =
                rows -> new Predictor(rows, maker, broadcast, input, size);
        return data.mapPartitions(task, Encoders.row(result));
    }
}
