package dev.obor.conformance;

import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs entries, several at the same time.
final class Runner {
    private final Settings settings;

    Runner(Settings settings) {
        this.settings = settings;
    }

    /// Runs all entries that are asked for.
    List<Row> run(Fixtures fixtures) {
        int workers = Math.min(Runtime.getRuntime().availableProcessors(), 8);
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            List<Future<List<Row>>> rows = new ArrayList<>();
            for (Fixtures.Part part : fixtures.parts(settings::wants)) {
                if (fixtures.isFull()) {
                    rows.add(pool.submit(() -> read(part).stream().map(this::run).toList()));
                } else {
                    read(part).forEach(e -> rows.add(pool.submit(() -> List.of(run(e)))));
                }
            }
            List<Row> all = new ArrayList<>();
            for (Future<List<Row>> row : rows) {
                all.addAll(row.get());
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private List<Entry> read(Fixtures.Part part) {
        List<Entry> entries = new ArrayList<>();
        part.read(e -> {
            if (settings.wants(e.name())) {
                entries.add(e);
            }
        });
        return entries;
    }

    /// Runs one entry.
    Row run(Entry entry) {
        return switch (entry.kind()) {
            case OPS -> op(entry);
            case MODULES -> ModuleRun.run(entry, settings);
            case OPTIMIZERS -> OptimizerRun.run(entry, settings);
        };
    }

    private Row op(Entry entry) {
        List<Executable> methods = Names.methods(entry.op(), entry.name());
        var row = new Row(entry.kind(), entry.name(), !methods.isEmpty());
        if (methods.isEmpty()) {
            return row;
        }
        for (Case c : entry.cases()) {
            if (!settings.wantsDtype(c.dtype())) {
                continue;
            }
            if (c.is("inplace") && Names.methods(c.op(), c.op()).isEmpty()) {
                continue; // there is no such form in Java
            }
            row.add(c, c.isError() ? ErrorRun.run(c) : OpRun.run(c));
        }
        if (settings.torture() && settings.wantsDtype("torture")) {
            Torture.run(entry, row);
        }
        return row;
    }
}
