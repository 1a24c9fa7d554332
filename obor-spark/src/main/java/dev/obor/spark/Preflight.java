package dev.obor.spark;

import dev.obor.Obor;
import dev.obor.base.StateError;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/// What would make a training fail late or run slowly, found before it starts and said at once.
final class Preflight {
    private static final Runtime.Version NEEDED = Runtime.Version.parse("25.0.3");
    private static final String NATIVE = "--enable-native-access";
    private static final long LOOK_EVERY = 200; // ms

    private final SparkSession session;
    private final SparkConf conf;
    private final int ranks;
    private final List<String> problems = new ArrayList<>();

    private Preflight(SparkSession session, int ranks) {
        this.session = session;
        this.conf = session.sparkContext().getConf();
        this.ranks = ranks;
    }

    /// Looks at everything.
    ///
    /// @param patience how long executors may take to register, in ms
    /// @throws StateError with all that is wrong
    static void check(SparkSession session, int ranks, long patience) {
        Preflight check = new Preflight(session, ranks);
        check.settings();
        if (check.problems.isEmpty()) {
            check.slots(patience);
        }
        if (check.problems.isEmpty()) {
            check.java();
        }
        if (!check.problems.isEmpty()) {
            throw new StateError(
                    "This Spark session cannot train with "
                            + ranks
                            + " ranks:\n  - "
                            + String.join("\n  - ", check.problems),
                    "Set these where the session is made, by SparkSession.builder().config(…) or"
                            + " spark-submit --conf.");
        }
    }

    private boolean isLocal() {
        return session.sparkContext().isLocal();
    }

    private void settings() {
        if (conf.getBoolean("spark.dynamicAllocation.enabled", false)) {
            problems.add(
                    "spark.dynamicAllocation.enabled is true, and ranks that wait for each other"
                            + " need executors that stay; set it to false");
        }
        if (conf.getBoolean("spark.speculation", false)) {
            problems.add(
                    "spark.speculation is true, and a second copy of a rank would be a rank too"
                            + " many; set it to false");
        }
        String flags =
                conf.get("spark.executor.extraJavaOptions", "")
                        + " "
                        + conf.get("spark.executor.defaultJavaOptions", "");
        boolean hasNative =
                isLocal() ? Obor.class.getModule().isNativeAccessEnabled() : flags.contains(NATIVE);
        if (!hasNative) {
            problems.add(
                    (isLocal() ? "Java was started" : "spark.executor.extraJavaOptions is")
                            + " without "
                            + NATIVE
                            + "=ALL-UNNAMED, and computing would be several times slower");
        }
    }

    private void slots(long patience) {
        SparkContext context = session.sparkContext();
        var profile = context.resourceProfileManager().defaultResourceProfile();
        long end = System.nanoTime() + patience * 1_000_000;
        int slots = context.maxNumConcurrentTasks(profile);
        while (slots < ranks && !isLocal() && System.nanoTime() < end) {
            try {
                Thread.sleep(LOOK_EVERY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            slots = context.maxNumConcurrentTasks(profile);
        }
        if (slots < ranks) {
            problems.add(
                    "there are "
                            + slots
                            + " slots for tasks, and all ranks must run at once: use fewer ranks,"
                            + " more executors or cores, or a smaller spark.task.cpus (now "
                            + conf.get("spark.task.cpus", "1")
                            + ")");
        }
    }

    /// Executors are asked by a query of Spark's own: on an older Java no class of ours loads.
    private void java() {
        List<Row> versions =
                session.range(0, ranks, 1, ranks)
                        .selectExpr(
                                "java_method('java.lang.System', 'getProperty',"
                                        + " 'java.runtime.version') as version")
                        .distinct()
                        .collectAsList();
        var old = new TreeSet<String>();
        for (Row row : versions) {
            String version = row.getString(0);
            try {
                if (Runtime.Version.parse(version).compareToIgnoreOptional(NEEDED) < 0) {
                    old.add(version);
                }
            } catch (IllegalArgumentException e) {
                old.add(version);
            }
        }
        if (!old.isEmpty()) {
            problems.add(
                    "executors run Java "
                            + String.join(", ", old)
                            + ", and need "
                            + NEEDED
                            + " or newer: set spark.executorEnv.JAVA_HOME to one, which --archives"
                            + " can bring along");
        }
    }
}
