package dev.obor.op;

import dev.obor.base.Options;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Declares an operation: the one place where its meaning, its documentation and its names stand.
///
/// It stands on a static method whose first parameter is the tensor, called `input`, or on a
/// [Pointwise] constant. The methods of `Tensor`, `Obor`, `F`, `Linalg` and `Fft` are written from
/// it by the module `faces`, one for each form: with all parameters; without those that have a
/// [Default], from the last on; and the ones that [#forms] adds.
///
/// The comment is that of every method written from it: links in it are seen from there, and it
/// says what is computed, shapes, dtypes and errors.
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.METHOD, ElementType.FIELD})
public @interface Operation {
    /// Where the operation shows.
    Face[] value();

    /// What it is called there, where that is not the name of the method, or the constant's in
    /// lowerCamelCase.
    String[] names() default {};

    /// Further parameter lists: names of parameters, those without a default going without saying.
    /// `one dim` takes a single value for a list, `dim...` an open-ended list.
    String[] forms() default {};

    /// The options that one form takes in place of the parameters that have a [Default], whose
    /// names are those of its fields; then there are no forms with some of these but the ones of
    /// [#forms].
    Class<? extends Options<?>> options() default NoOptions.class;

    /// Stands for no options.
    final class NoOptions extends Options<NoOptions> {
        private NoOptions() {}
    }

    /// Whether there are forms that change the input, named with an underscore. Of a constant; of a
    /// function with an option `inplace`, which they do not take. A method of `Tensor` has them if
    /// it has a parameter `boolean inPlace`.
    boolean inPlace() default false;

    /// The layer of `dev.obor.nn` that calls the function and does nothing else, such as `ReLU`: it
    /// is written from the declaration, too, with a constructor for each form.
    String layer() default "";

    /// Of a constant: what its second operand may be.
    Other other() default Other.NONE;

    /// Of a constant: the numbers that it takes after its operands, such as `alpha`.
    String[] numbers() default {};

    /// Of a constant: whether a function of `Obor` takes a number first as well.
    boolean numberFirst() default false;

    /// What automatic mixed precision does with the tensors it is given, PyTorch's lists.
    Autocast autocast() default Autocast.NONE;

    /// A list of automatic mixed precision.
    enum Autocast {
        /// Takes what comes.
        NONE,
        /// Computes with the 16-bit dtype: products, convolutions, attention.
        LOWER,
        /// Computes with float32 what needs the range or the digits: losses, decompositions.
        FULL
    }

    /// A class that shows operations.
    enum Face {
        /// A method of `Tensor`.
        TENSOR,
        /// A function of `Obor`.
        OBOR,
        /// A function of `F`.
        F,
        /// A function of `Linalg`.
        LINALG,
        /// A function of `Fft`.
        FFT
    }

    /// A second operand.
    enum Other {
        /// There is none.
        NONE,
        /// A tensor.
        TENSOR,
        /// A tensor, a `double` or a `long`.
        NUMBER,
        /// A `double` or a `long`; the form with a tensor is declared by itself.
        ONLY_NUMBER,
        /// A tensor, a `double`, a `long` or a complex number.
        COMPLEX,
        /// A `double`, a `long` or a complex number; the form with a tensor is declared by itself.
        ONLY_COMPLEX,
        /// A tensor or a `long`.
        INTEGER
    }
}
