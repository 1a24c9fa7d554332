package dev.obor.spark;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.distributed.Distributed;
import dev.obor.io.TrainingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// One rank of a training on Spark: its number, its data, its checkpoints. The rank is in a process
/// group with the others, so that `new DistributedDataParallel(model)` needs nothing else.
///
/// ```text
/// (training, model) -> {
///     var ddp = new DistributedDataParallel(model);
///     var optimizer = new AdamW(ddp.parameters());
///     training.state().model(model).optimizer(optimizer);
///     for (Epoch epoch : training.epochs(5)) {
///         for (Batch batch : epoch.batches(64)) {
///             optimizer.zeroGrad();
///             Tensor loss = F.crossEntropy(ddp.call(batch.get("pixels")), batch.get("label"));
///             loss.backward();
///             optimizer.step();
///             training.metric("loss", loss.item());
///         }
///     }
/// }
/// ```
public final class Training {
    private final Feed.Plan plan;
    private final Reports.Sender sender;
    private final @Nullable CheckpointStore store;
    private final TrainingState state = new TrainingState();
    private final int attempt;
    private long epoch;

    Training(Feed.Plan plan, Reports.Sender sender, @Nullable CheckpointStore store, int attempt) {
        this.plan = plan;
        this.sender = sender;
        this.store = store;
        this.attempt = attempt;
    }

    /// This rank's number, from 0.
    public int rank() {
        return plan.rank();
    }

    /// How many ranks there are.
    public int worldSize() {
        return plan.worldSize();
    }

    /// How often the training was begun before: 0, and one more for each executor that was lost.
    public int attempt() {
        return attempt;
    }

    /// What belongs to a checkpoint: model, optimizer, schedule, scaler are added here, before the
    /// first epoch. The default generator needs no word: every epoch begins with a seed of its own
    /// in every rank.
    public TrainingState state() {
        return state;
    }

    /// The epochs that are left up to a number: all of them, or those behind the last checkpoint.
    /// At the end of each, rank 0 writes a checkpoint, if the trainer has a folder for them.
    ///
    /// @throws ValueError if the number is negative
    public Iterable<Epoch> epochs(long number) {
        if (number < 0) {
            throw new ValueError("epochs: there cannot be " + number);
        }
        return () -> new Epochs(number);
    }

    private final class Epochs implements Iterator<Epoch> {
        private final long end;
        private boolean open;

        Epochs(long end) {
            this.end = end;
            resume();
        }

        @Override
        public boolean hasNext() {
            if (open) {
                open = false;
                epoch++;
                save();
            }
            return epoch < end;
        }

        @Override
        public Epoch next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            open = true;
            metricStep.clear();
            Obor.manualSeed(Feed.mix(plan.seed() ^ 0x5eed, epoch, rank()));
            return new Epoch(epoch, plan);
        }
    }

    private final Map<String, Long> metricStep = new HashMap<>();

    /// All ranks go on from the checkpoint that rank 0 sees.
    private void resume() {
        CheckpointStore from = store;
        if (from == null) {
            return;
        }
        try {
            Tensor last = Obor.full(new long[] {1}, rank() == 0 ? from.last() : 0L);
            Distributed.broadcast(last, 0);
            epoch = last.itemLong();
            if (epoch > 0) {
                from.load(state, epoch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("rank " + rank() + " cannot read a checkpoint", e);
        }
    }

    private void save() {
        CheckpointStore to = store;
        if (to == null) {
            return;
        }
        long now = epoch;
        Distributed.onRank0(() -> {
            try {
                to.save(state, now);
            } catch (IOException e) {
                throw new UncheckedIOException("rank 0 cannot write a checkpoint", e);
            }
        });
    }

    /// Tells the driver a number, as it stands in this rank: to the listener of the trainer, and
    /// for [SparkModel#metrics].
    ///
    /// @throws StateError if the driver cannot be reached
    public void metric(String name, double value) {
        Arguments.given(name, "name");
        long step = metricStep.merge(name, 1L, Long::sum) - 1;
        sender.metric(new Metric(rank(), epoch, step, name, value));
    }
}
