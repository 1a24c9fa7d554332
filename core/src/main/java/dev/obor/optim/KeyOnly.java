package dev.obor.optim;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A field of options that nobody reads by name: it is a key of PyTorch's state dict, in its place
/// and with its default.
///
/// PyTorch chooses by it among implementations of one and the same step; here there is one.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface KeyOnly {}
