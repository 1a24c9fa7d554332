package dev.obor.learn.log;

import dev.obor.base.Arguments;
import dev.obor.base.ValueError;

/// Does what is good to know but costs time, as often as a share of the program's time allows.
///
/// ```java
/// var spare = new SpareTime(0.005); // half a hundredth
/// for (int step = 0; step < 100; step++) {
///     spare.use(() -> weight.norm().item());
/// }
/// ```
///
/// A first time it is always done.
public final class SpareTime {
    private final double share;
    private long start;
    private long spent;
    private long last;

    /// A share between 0 and 1.
    ///
    /// @throws ValueError if it is not
    public SpareTime(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new ValueError("share must be between 0 and 1, got " + share);
        }
        this.share = share;
    }

    /// Does it, if there is time for it.
    ///
    /// @return whether it was done
    public boolean use(Runnable action) {
        Arguments.given(action, "action");
        long now = System.nanoTime();
        if (start == 0) {
            start = now;
        } else if (spent + last > share * (now - start)) {
            return false;
        }
        action.run();
        last = System.nanoTime() - now;
        spent += last;
        return true;
    }
}
