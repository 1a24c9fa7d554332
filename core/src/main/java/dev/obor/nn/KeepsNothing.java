package dev.obor.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A promise of a [Module]'s class: its `forward`, and what it calls, keeps no tensor beyond the
/// call.
///
/// A tensor that is made in a call of such a module is returned, inside a list, map or record too,
/// or it is forgotten; it goes into no field, static variable, collection or thread that lives
/// longer. Parameters and buffers may be changed in place. Then the memory of all that was made and
/// not returned is reused after the call, as that of a [Sequential] of the library's layers is.
///
/// ```java
/// @KeepsNothing
/// class Block extends Module {
///     final Linear hidden = new Linear(64, 64);
///
///     @Override
///     public Tensor forward(Tensor x) {
///         return hidden.call(x).relu().add(x);
///     }
/// }
/// ```
///
/// The promise covers neither subclasses nor children that are called: those make their own or do
/// not; `java -Dobor.scopes=promised` makes it for all classes of a program. Hooks may keep what
/// they see. A tensor that was kept all the same is a [dev.obor.base.StateError] when it is used.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface KeepsNothing {}
