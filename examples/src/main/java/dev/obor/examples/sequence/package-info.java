/// Programs with recurrent networks, attention and bags of words, as one writes them with PyTorch.
/// Begin with [NameClassifier].
///
/// `SequenceRunsTest` compares their weights and losses with those of the same programs in
/// `conformance/python/sequence_runs.py`.
@NullMarked
package dev.obor.examples.sequence;

import org.jspecify.annotations.NullMarked;
