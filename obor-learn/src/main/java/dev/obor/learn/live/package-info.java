/// The live page: training runs in a browser, while they run and afterwards.
@NullMarked
package dev.obor.learn.live;

import org.jspecify.annotations.NullMarked;
