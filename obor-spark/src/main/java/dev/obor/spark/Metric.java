package dev.obor.spark;

import java.io.Serializable;

/// A number that a rank has reported.
///
/// @param rank which rank
/// @param epoch in which epoch
/// @param step how many numbers of this name it had reported before in this epoch
/// @param name what was measured
/// @param value the number
public record Metric(int rank, long epoch, long step, String name, double value)
        implements Serializable {}
