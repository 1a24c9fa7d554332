package dev.obor.spark;

import dev.obor.Obor;
import dev.obor.base.Rank;
import dev.obor.base.StateError;
import dev.obor.distributed.Distributed;
import dev.obor.distributed.Rendezvous;
import dev.obor.nn.Module;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.SparkEnv;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/// What Spark runs in each task of the barrier stage: a rank. It finds the others, trains, and rank
/// 0 gives the model's state.
final class RankTask extends AbstractFunction1<Iterator<Integer>, Iterator<byte[]>>
        implements Serializable {
    /// What is the same in all ranks.
    ///
    /// @param units the rows
    /// @param checkpoints a folder, or null
    /// @param secret what ranks know, and nobody else
    record Job(
            List<ParquetUnits.Unit> units,
            List<String> columns,
            int window,
            long seed,
            @Nullable String checkpoints,
            Duration timeout,
            int firstPort,
            int lastPort,
            String secret,
            Reports.Address reports,
            SerializableConfiguration conf,
            ModelFactory factory,
            TrainingFunction function)
            implements Serializable {}

    private final Job job;

    RankTask(Job job) {
        this.job = job;
    }

    @Override
    public Iterator<byte[]> apply(Iterator<Integer> none) {
        BarrierTaskContext task = BarrierTaskContext.get();
        try (var sender =
                        new Reports.Sender(
                                job.reports, task.partitionId(), task.stageAttemptNumber());
                var rank = new Rank(Math.max(task.cpus(), 1))) {
            try {
                List<byte[]> result = rank.call(() -> run(task, sender));
                return CollectionConverters.asScala(result.iterator());
            } catch (Throwable e) {
                sender.failure("rank " + task.partitionId() + " failed: " + e);
                throw e;
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new StateError("rank " + task.partitionId() + " failed: " + e.getMessage(), e);
        }
    }

    private List<byte[]> run(BarrierTaskContext task, Reports.Sender sender) throws Exception {
        int rank = task.partitionId();
        join(task);
        try {
            Configuration conf = job.conf.value();
            var plan =
                    new Feed.Plan(
                            job.units,
                            job.columns,
                            job.window,
                            job.seed,
                            rank,
                            task.numPartitions(),
                            conf);
            String folder = job.checkpoints;
            CheckpointStore store = folder == null ? null : new CheckpointStore(folder, conf);
            var training = new Training(plan, sender, store, task.stageAttemptNumber());
            Obor.manualSeed(job.seed); // all begin with the same parameters
            Module model = job.factory.create();
            job.function.train(training, model);
            Distributed.barrier(); // no rank is done before all are
            return rank == 0 ? List.of(bytes(model.stateDict())) : List.of();
        } catch (Throwable e) {
            Distributed.group().abort("Rank " + rank + " failed: " + e);
            throw e;
        } finally {
            Distributed.destroyProcessGroup();
        }
    }

    /// Finds the other ranks: rank 0 opens a rendezvous at the address that Spark advertises for
    /// its executor, and Spark tells the others.
    private void join(BarrierTaskContext task) {
        int rank = task.partitionId();
        int size = task.numPartitions();
        String host = SparkEnv.get().blockManager().blockManagerId().host();
        try (Rendezvous own =
                rank == 0
                        ? new Rendezvous(
                                host,
                                job.firstPort,
                                job.lastPort,
                                size,
                                task.stageAttemptNumber(),
                                job.secret)
                        : null) {
            String said = own == null ? "" : "tcp://" + bracketed(host) + ":" + own.port();
            String at = task.allGather(said)[0];
            Distributed.initProcessGroup(
                    "tcp",
                    o ->
                            o.initMethod(at)
                                    .rendezvous(own)
                                    .rank(rank)
                                    .worldSize(size)
                                    .address(host)
                                    .ports(job.firstPort, job.lastPort)
                                    .secret(job.secret)
                                    .attempt(task.stageAttemptNumber())
                                    .timeout(job.timeout)
                                    .initTimeout(job.timeout));
        }
    }

    private static String bracketed(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private static byte[] bytes(Map<String, ?> state) throws IOException {
        Path file = Files.createTempFile("obor-model", ".pt");
        try {
            Obor.save(state, file);
            return Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
