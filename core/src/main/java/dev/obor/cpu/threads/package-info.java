/// The threads that share the work of one kernel. Begin with `Workers`. Results never depend on how
/// many threads there are: a kernel cuts its work by sizes alone.
@NullMarked
package dev.obor.cpu.threads;

import org.jspecify.annotations.NullMarked;
