package dev.obor.nn;

import dev.obor.op.TensorAccess;
import org.jspecify.annotations.Nullable;

/// Whether the code of one class of modules was shown to keep nothing, with
/// `-Dobor.memoryProof=on`.
///
/// A class is looked at in the background after a few calls. The proof trusts that classes stay as
/// they are, so it is off in JShell and beside debuggers and agents.
final class ProofVerdict {
    private static final System.Logger LOG = System.getLogger("dev.obor");
    private static final boolean ON = "on".equals(System.getProperty("obor.memoryProof"));
    private static final @Nullable String OFF = ON ? offBecause() : "the proof is switched off";
    private static final int CALLS_BEFORE = 3;

    private static final ClassValue<ProofVerdict> VERDICTS =
            new ClassValue<>() {
                @Override
                protected ProofVerdict computeValue(Class<?> type) {
                    return new ProofVerdict(type);
                }
            };

    private final Class<?> type;
    private int calls;
    private volatile boolean proved;
    private volatile @Nullable String refusal;

    private ProofVerdict(Class<?> type) {
        this.type = type;
    }

    /// Whether calls of a class are known to keep nothing.
    static boolean isProved(Class<?> type) {
        return ON && OFF == null && VERDICTS.get(type).counted();
    }

    /// Why calls of a class are not known to keep nothing; null if they are, or nobody looked yet.
    static @Nullable String refusal(Class<?> type) {
        return OFF == null ? VERDICTS.get(type).refusal : OFF;
    }

    private boolean counted() {
        if (proved) {
            return !TensorAccess.extended();
        }
        if (calls < CALLS_BEFORE && ++calls == CALLS_BEFORE) {
            Thread.ofPlatform().daemon().name("obor-proof").start(this::judge);
        }
        return false;
    }

    private void judge() {
        String why = ForwardProof.refusal(type);
        refusal = why;
        proved = why == null;
        if (why != null) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "Memory of {0} is left to the collector: {1}.",
                    type.getName(),
                    why);
        }
    }

    private static @Nullable String offBecause() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        if (loader != null && loader.getClass().getName().startsWith("jdk.jshell")) {
            return "JShell can change classes";
        }
        String[] arguments = ProcessHandle.current().info().arguments().orElse(null);
        if (arguments == null) {
            return "the command line cannot be read, and may name an agent";
        }
        String all =
                String.join(" ", arguments)
                        + System.getenv().getOrDefault("JAVA_TOOL_OPTIONS", "")
                        + System.getenv().getOrDefault("JDK_JAVA_OPTIONS", "");
        return all.contains("-javaagent") || all.contains("-agent") || all.contains("jdwp")
                ? "a debugger or agent can change classes"
                : null;
    }
}
