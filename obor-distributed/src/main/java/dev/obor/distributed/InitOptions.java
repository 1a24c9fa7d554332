package dev.obor.distributed;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.base.ValueError;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Options of [Distributed#initProcessGroup]. What is not set comes from the environment, as
/// torchrun and `obor launch` set it: RANK, WORLD_SIZE, MASTER_ADDR, MASTER_PORT, OBOR_SECRET,
/// TORCHELASTIC_RESTART_COUNT.
public final class InitOptions extends Options<InitOptions> {
    String initMethod = "env://";
    @Nullable Integer rank;
    @Nullable Integer worldSize;
    Duration timeout = Duration.ofMinutes(30);
    Duration initTimeout = Duration.ofMinutes(5);
    String secret;
    int attempt;
    @Nullable String address;
    int firstPort;
    int lastPort;
    @Nullable Rendezvous rendezvous;
    UnaryOperator<Pipe> through = UnaryOperator.identity();

    InitOptions() {
        secret = Environment.get("OBOR_SECRET", "");
        attempt = Environment.number("TORCHELASTIC_RESTART_COUNT", 0);
    }

    /// Where rank 0 is found: `env://` reads the environment, or `tcp://host:port`.
    public InitOptions initMethod(String value) {
        return set(() -> initMethod = Arguments.given(value, "initMethod"));
    }

    /// This rank's number.
    public InitOptions rank(int value) {
        return set(() -> rank = value);
    }

    /// How many ranks there are.
    public InitOptions worldSize(int value) {
        return set(() -> worldSize = value);
    }

    /// How long a call waits for the other ranks, 30 minutes; a rank that hangs is found then.
    public InitOptions timeout(Duration value) {
        return set(() -> timeout = Arguments.given(value, "timeout"));
    }

    /// How long to wait until all ranks are there, 5 minutes.
    public InitOptions initTimeout(Duration value) {
        return set(() -> initTimeout = Arguments.given(value, "initTimeout"));
    }

    /// What all ranks know, and nobody else: who does not is not let in.
    public InitOptions secret(String value) {
        return set(() -> secret = Arguments.given(value, "secret"));
    }

    /// Which start of the program this is; ranks left over from another one are not let in.
    public InitOptions attempt(int value) {
        return set(() -> attempt = value);
    }

    /// At which address of its machine this rank is called by the others; that by which it reaches
    /// rank 0, by default.
    public InitOptions address(String value) {
        return set(() -> address = Arguments.given(value, "address"));
    }

    /// The ports at which this rank is called by the others, where only some are open; any free
    /// one, by default.
    public InitOptions ports(int first, int last) {
        return set(() -> {
            firstPort = first;
            lastPort = last;
        });
    }

    /// Where this program runs the rendezvous of `initMethod` itself: then rank 0 opens none.
    public InitOptions rendezvous(@Nullable Rendezvous value) {
        return set(() -> rendezvous = value);
    }

    /// As if the network were a slower one: what this rank sends leaves it with so many million
    /// bits a second, and arrives later by a latency. To see what a program would take there.
    public InitOptions throttle(double megabitsPerSecond, Duration latency) {
        Arguments.given(latency, "latency");
        return set(() -> through = new Throttle(megabitsPerSecond, latency));
    }

    /// For tests: what every message goes through.
    InitOptions through(UnaryOperator<Pipe> value) {
        return set(() -> through = value);
    }

    @Override
    protected void check() {
        if (timeout.isNegative() || timeout.isZero() || initTimeout.isNegative()) {
            throw new ValueError("timeouts must be positive, got " + timeout);
        }
        Rendezvous.checkPorts(firstPort, lastPort);
    }
}
