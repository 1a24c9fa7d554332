/// Training and inference on an Apache Spark cluster. Begin with [SparkTrainer], which trains a
/// model in all ranks of a barrier stage, and [SparkModel], which applies one to the rows of a data
/// set. How ranks exchange gradients is not written here but in `dev.obor.distributed`.
@NullMarked
package dev.obor.spark;

import org.jspecify.annotations.NullMarked;
