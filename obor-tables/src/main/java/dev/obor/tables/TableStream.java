package dev.obor.tables;

import dev.obor.Loaded;
import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import dev.obor.data.IterableDataset;
import dev.obor.data.WorkerInfo;
import dev.obor.learn.Table;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The rows of Parquet files or of a database, batch by batch, never more than a page of them in
/// memory: [ParquetTable#stream] and [JdbcTable#stream] make one.
///
/// ```java
/// var rows = ParquetTable.stream(folder, o -> o.columns("area", "rooms", "price").batchSize(256));
/// var batches = rows.map(t -> Sample.of(t.tensor("area", "rooms").toFloat(), t.tensor("price").toFloat()));
/// new Fit(model, optimizer, F::mseLoss).run(batches, 3);
/// ```
///
/// Rows come in their order, each time from the first one; where that order is one of time or of
/// classes, shuffle before, by a query or in memory. Between two batches no file and no connection
/// is held open by a loop that ends early. A run that is resumed goes on behind the last batch that
/// was taken: `state.stateful("rows", rows::stateDict, rows::loadStateDict)`. With workers of a
/// loader each reads all pages and gives every n-th batch, and there is no place to go on from.
public final class TableStream implements IterableDataset<Table> {
    private final Page.Source source;
    private final int batchSize;
    private @Nullable Object last;
    private @Nullable Object next;

    TableStream(Page.Source source, int batchSize) {
        this.source = source;
        this.batchSize = batchSize;
    }

    /// Options that all streams have.
    ///
    /// @param <O> the options themselves
    public abstract static class Options<O extends Options<O>> extends dev.obor.base.Options<O> {
        int batchSize = 64;
        int pageRows = 65_536;

        Options() {}

        /// How many rows a batch has, 64; the last one may have fewer.
        public O batchSize(int value) {
            return set(() -> batchSize = value);
        }

        /// How many rows are read at once, 65,536.
        public O pageRows(int value) {
            return set(() -> pageRows = value);
        }

        @Override
        protected void check() {
            if (batchSize < 1 || pageRows < 1 || pageRows == Integer.MAX_VALUE) {
                throw new ValueError(
                        "batchSize and pageRows must be 1 or more, got "
                                + batchSize
                                + " and "
                                + pageRows);
            }
        }
    }

    /// Something made of each batch: its tensors, most often.
    public <T> IterableDataset<T> map(Function<Table, T> function) {
        Arguments.given(function, "function");
        return () -> {
            Iterator<Table> tables = iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return tables.hasNext();
                }

                @Override
                public T next() {
                    return function.apply(tables.next());
                }
            };
        };
    }

    /// Where it is: behind the last batch that was taken.
    public Map<String, @Nullable Object> stateDict() {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("place", last);
        return state;
    }

    /// Lets the next loop go on there; those after it begin with the first row again.
    ///
    /// @throws dev.obor.base.StateError if it is no state of a stream
    public void loadStateDict(Map<String, @Nullable Object> state) {
        Object place = new Loaded(Arguments.given(state, "state")).get("place").value();
        last = place;
        next = place;
    }

    @Override
    public Iterator<Table> iterator() {
        Object from = next;
        next = null;
        WorkerInfo worker = WorkerInfo.current();
        return worker == null
                ? new Batches(from, 0, 1)
                : new Batches(null, worker.id(), worker.numWorkers());
    }

    private final class Batches implements Iterator<Table> {
        private final int share;
        private final int shares;
        private @Nullable Object place;
        private @Nullable Page page;
        private int row;
        private long number;

        Batches(@Nullable Object place, int share, int shares) {
            this.place = place;
            this.share = share;
            this.shares = shares;
            page = source.after(place);
            skip();
        }

        /// Moves to the next batch of this share.
        private void skip() {
            while (page != null && number % shares != share) {
                step();
            }
        }

        /// Moves behind a batch. What the page has left is shorter only at the very end, since
        /// pages hold whole batches.
        private void step() {
            Page now = page;
            if (now != null) {
                row = Math.min(row + batchSize, now.table().rows());
                place = now.place().apply(row - 1);
                number++;
                if (row == now.table().rows()) {
                    page = source.after(place);
                    row = 0;
                }
            }
        }

        @Override
        public boolean hasNext() {
            return page != null;
        }

        @Override
        public Table next() {
            Page now = page;
            if (now == null) {
                throw new NoSuchElementException("there are no more rows");
            }
            Table batch = now.table().slice(row, Math.min(row + batchSize, now.table().rows()));
            step();
            if (shares == 1) {
                last = page == null ? null : place;
            }
            skip();
            return batch;
        }
    }
}
