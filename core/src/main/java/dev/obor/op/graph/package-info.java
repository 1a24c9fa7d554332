/// What a tensor knows of the graph that it belongs to: its version, its hooks, its gradient.
@NullMarked
package dev.obor.op.graph;

import org.jspecify.annotations.NullMarked;
