/// Training and inference on an Apache Spark cluster: [dev.obor.spark.SparkTrainer] trains a model
/// in all ranks of a barrier stage, [dev.obor.spark.SparkModel] applies one to the rows of a data
/// set.
@NullMarked
package dev.obor.spark;

import org.jspecify.annotations.NullMarked;
