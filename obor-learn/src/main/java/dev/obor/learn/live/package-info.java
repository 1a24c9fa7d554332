/// The live page: training runs in a browser, while they run and afterwards. Begin with [Live];
/// `LiveRequests` answers the browser, `RunsReader` reads what it asks for. What it shows was
/// written by `dev.obor.learn.log`.
@NullMarked
package dev.obor.learn.live;

import org.jspecify.annotations.NullMarked;
