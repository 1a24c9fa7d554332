/// What a service around a trained model needs, as `docs/own-data.md` shows it. Begin with
/// [Classifier]. Nothing here trains.
@NullMarked
package dev.obor.examples.service;

import org.jspecify.annotations.NullMarked;
