/// Data sets, samplers and the data loader. Begin with [Dataset] and [DataLoader]; `WorkerIterator`
/// is a loader with workers. Data sets of pictures and tables are not here but in modules of their
/// own.
@NullMarked
package dev.obor.data;

import org.jspecify.annotations.NullMarked;
