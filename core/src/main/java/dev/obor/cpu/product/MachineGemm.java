package dev.obor.cpu.product;

import dev.obor.cpu.threads.Workers;
import dev.obor.machine.Machine;
import dev.obor.machine.product.Crew;
import dev.obor.machine.product.Products;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Products in machine code, where this process may have it.
///
/// Linking the first call takes some 60 ms. A large first product waits for it, for the other ways
/// take longer; a small one has it done in the background and goes the other way meanwhile.
public final class MachineGemm {
    /// Tests switch it off to look at the other ways.
    static volatile boolean enabled = true;

    // Computing as much in another way takes as long in a JVM that has just started.
    private static final double WORTH_WAITING = 4e7;

    private static final AtomicBoolean STARTED = new AtomicBoolean();
    private static volatile @Nullable Products ready;
    private static volatile boolean failed;

    /// The threads that share large work.
    public static final Crew WORKERS =
            new Crew() {
                @Override
                public int threads() {
                    return Workers.threads();
                }

                @Override
                public void run(int tasks, IntConsumer task) {
                    Workers.run(tasks, task::accept);
                }
            };

    private MachineGemm() {}

    /// Computes a product of at least one term.
    ///
    /// @param split whether threads may share it
    /// @return false if it has to go another way
    static boolean run(GemmJob given, boolean split) {
        Products products = products(given.flops());
        if (products == null) {
            return false;
        }
        boolean turn = given.c().row() == 1 && (given.c().column() != 1 || given.n() == 1);
        GemmJob job = turn ? given.transposed() : given;
        if (job.c().column() == 1) {
            compute(products, job, split);
            return true;
        }
        // Results are stored in whole vectors: where rows and columns both have gaps, elsewhere.
        Gemm.Matrix c = job.c();
        var dense = new Gemm.Matrix(job.type().allocate(job.m() * job.n()), 0, job.n(), 1);
        if (job.accumulate()) {
            job.type().start(job.with(dense, c), false);
        }
        compute(products, job.with(dense, job.bias()), split);
        job.type().start(job.with(c, dense), false);
        return true;
    }

    private static void compute(Products products, GemmJob job, boolean split) {
        if (Machine.checking()) {
            check(products, job, split);
        } else {
            run(products, job, split);
        }
    }

    /// One row times columns that lie one after the other: a matrix times a vector.
    private static boolean isDots(GemmJob job) {
        return job.m() == 1
                && job.a().column() == 1
                && job.b().row() == 1
                && job.b().column() != 1
                && job.n() >= Products.fewestRows(job.type().wide());
    }

    private static void run(Products products, GemmJob given, boolean split) {
        GemmJob job = given;
        Gemm.Matrix bias = job.bias();
        if (bias != null && (job.accumulate() || bias.column() != 1)) {
            job.type().start(job, job.accumulate());
            job = job.started();
            bias = null;
        }
        Products.Matrix c = matrix(job.c());
        Products.Matrix d = bias != null ? matrix(bias) : job.accumulate() ? c : null;
        if (isDots(job)) {
            products.dots(
                    job.type().wide(),
                    job.n(),
                    job.k(),
                    GemmJob.kBlock(job.k()),
                    matrix(job.b().transposed()),
                    matrix(job.a()),
                    c,
                    d,
                    split ? WORKERS : Crew.ALONE);
            return;
        }
        products.run(
                job.type().wide(),
                job.m(),
                job.n(),
                job.k(),
                GemmJob.kBlock(job.k()),
                matrix(job.a()),
                matrix(job.b()),
                c,
                d,
                split ? WORKERS : Crew.ALONE);
    }

    private static Products.Matrix matrix(Gemm.Matrix m) {
        return new Products.Matrix(m.array(), m.offset(), m.row(), m.column());
    }

    /// The way in to machine code, or null as long as it is not there or not worth waiting for.
    public static @Nullable Products products(double flops) {
        Products products = ready;
        if (!enabled || failed || products != null || !Machine.permitted()) {
            return enabled ? products : null;
        }
        if (flops >= WORTH_WAITING || Machine.checking()) {
            return Start.PRODUCTS;
        }
        if (STARTED.compareAndSet(false, true)) {
            Thread.ofPlatform()
                    .name("obor-machine-code")
                    .daemon(true)
                    .inheritInheritableThreadLocals(false)
                    .start(Start::touch);
        }
        return null;
    }

    /// What happens once.
    private static final class Start {
        static final @Nullable Products PRODUCTS = start();

        private static @Nullable Products start() {
            Machine machine = Machine.get();
            Products products = machine == null ? null : new Products(machine);
            ready = products;
            failed = products == null;
            return products;
        }

        static void touch() {}
    }

    /// Computes it both ways, for `-Dobor.machineCode=check`.
    private static void check(Products products, GemmJob job, boolean split) {
        Gemm.Matrix c = job.c();
        Object plain = copy(c.array());
        Gemm.Matrix other = new Gemm.Matrix(plain, c.offset(), c.row(), c.column());
        Gemm.plain(job.with(other, job.bias()));
        run(products, job, split);
        // Only its own elements: other threads may be at others.
        for (int row = 0; row < job.m(); row++) {
            for (int column = 0; column < job.n(); column++) {
                int at = c.at(row, column);
                if (Double.compare(get(plain, at), get(c.array(), at)) != 0) {
                    throw new IllegalStateException(
                            "machine code differs from the plain loops at row "
                                    + row
                                    + ", column "
                                    + column
                                    + " of "
                                    + job);
                }
            }
        }
    }

    private static double get(Object array, int at) {
        return array instanceof double[] d ? d[at] : ((float[]) array)[at];
    }

    private static Object copy(Object array) {
        return array instanceof double[] d ? d.clone() : ((float[]) array).clone();
    }
}
