package dev.obor.nn.memory;

import org.jspecify.annotations.Nullable;

/// Whether the code of one class of modules was shown to keep nothing, with
/// `-Dobor.memoryProof=on`.
///
/// A class is looked at in the background after a few calls. The proof trusts that classes stay as
/// they are, which [ProofWatch] watches over.
public final class ProofVerdict {
    private static final System.Logger LOG = System.getLogger("dev.obor");
    private static final String SWITCH = System.getProperty("obor.memoryProof", "off");

    /// Whether a class is looked at in its first call, as the tests do: what is proved is used at
    /// once.
    private static final boolean EAGER = SWITCH.equals("eager");

    public static final boolean ON = EAGER || SWITCH.equals("on");
    private static final int CALLS_BEFORE = 3;

    private static final ClassValue<ProofVerdict> VERDICTS =
            new ClassValue<>() {
                @Override
                protected ProofVerdict computeValue(Class<?> type) {
                    return new ProofVerdict(type);
                }
            };

    private final Class<?> type;
    private volatile @Nullable CallSites sites;
    private final Signature usual = new Signature(true);
    private final Signature others = new Signature(false);

    /// What is known of the calls of one kind.
    private final class Signature {
        private final boolean usual;
        private int calls;
        private volatile boolean proved;

        Signature(boolean usual) {
            this.usual = usual;
        }

        boolean counted() {
            if (proved) {
                return true;
            }
            if (EAGER && calls++ == 0) {
                judge();
                return proved;
            }
            if (!EAGER && calls < CALLS_BEFORE && ++calls == CALLS_BEFORE) {
                Thread.ofPlatform()
                        .daemon()
                        .name("obor-proof")
                        .inheritInheritableThreadLocals(false)
                        .start(this::judge);
            }
            return false;
        }

        private void judge() {
            String why = refusal(type, usual);
            if (why == null && !usual) {
                sites = ForwardProof.callSites(type);
            }
            proved = why == null;
            if (why != null) {
                LOG.log(
                        System.Logger.Level.DEBUG,
                        "Memory of {0} is left to the collector: {1}.",
                        type.getName(),
                        why);
            }
        }
    }

    private ProofVerdict(Class<?> type) {
        this.type = type;
    }

    /// Whether calls of a class are known to keep nothing.
    ///
    /// @param usual whether of `forward(Tensor)`, else of other signatures
    public static boolean isProved(Class<?> type, boolean usual) {
        if (!ON) {
            return false;
        }
        ProofVerdict verdict = VERDICTS.get(type);
        return (usual ? verdict.usual : verdict.others).counted();
    }

    /// Whether a call came from a place in the class's code that was looked at: reflection may hand
    /// any function to the protected `call`.
    static boolean isCalledAsProved(Class<?> type) {
        CallSites sites = VERDICTS.get(type).sites;
        return sites != null && sites.isCalling();
    }

    /// Why calls of a class cannot be shown to keep nothing in this process; null if they can.
    public static @Nullable String refusal(Class<?> type, boolean usual) {
        String disturbance = ProofWatch.disturbance();
        return disturbance == null ? ForwardProof.refusal(type, usual) : disturbance;
    }
}
