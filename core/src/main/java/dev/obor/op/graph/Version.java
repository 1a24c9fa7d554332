package dev.obor.op.graph;

import dev.obor.op.Recording;

/// How often the elements behind a tensor and its views were changed in place.
///
/// Shared by a tensor, its views and what `detach` makes of it; not by `data`.
public final class Version {
    /// The count.
    public int value;

    /// Which recordings had begun when it was made.
    public final int born = Recording.begun();

    /// A count that starts at zero.
    public Version() {}

    /// Counts a change.
    public void count() {
        value++;
        Recording recording = Recording.now();
        if (recording != null) {
            recording.changed(this);
        }
    }
}
