package dev.obor.op.graph;

/// How often the elements behind a tensor and its views were changed in place.
///
/// Shared by a tensor, its views and what `detach` makes of it; not by `data`.
public final class Version {
    /// The count.
    public int value;

    /// A count that starts at zero.
    public Version() {}
}
