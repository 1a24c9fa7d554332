package dev.obor.nn;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The name of a field in the state dict, where it is not the field's own name.
///
/// Library layers use it to carry PyTorch's keys: `@StateKey("running_mean") Buffer runningMean`.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface StateKey {
    /// The key, without the path of the module.
    String value();
}
