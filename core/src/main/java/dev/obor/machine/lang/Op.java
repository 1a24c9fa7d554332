package dev.obor.machine.lang;

/// What an instruction of a routine does. `to`, `x` and `y` are virtual registers, `m` is the
/// address of the instruction, which for a slot is its place in the block, `n` its number.
public enum Op {
    /// `to` = argument `n`; the first six at the beginning of a routine.
    ARGUMENT,
    /// `to = slot`
    SLOT,
    /// `slot = x`
    STORE_SLOT,
    /// `to = x`
    COPY,
    /// `to = n`
    CONSTANT,
    /// `to = x + y`
    ADD,
    /// `to = x + n`
    ADD_CONSTANT,
    /// `to = to + slot`
    ADD_SLOT,
    /// `to = x * n`, where `n` is 2, 3, 4, 5, 8 or 9
    SCALE,
    /// Repeats up to its END while `to`, counted down, is above 0; not once if it is 0 at first.
    LOOP,
    /// The same with a counter in `slot`.
    LOOP_SLOT,
    /// What lies up to its END only if `slot` is not 0.
    IF_SLOT,
    /// Repeats up to its END while a lane is in the mask `x`; not once if none is at first. Only
    /// where [Target#narrow] says so.
    LOOP_ANY,
    /// Ends what LOOP, LOOP_SLOT, IF_SLOT or LOOP_ANY began.
    END,
    /// The mask of the first `x` lanes; `x` is at least 0 and at most the number of lanes.
    FIRST_LANES,
    /// The mask of the lanes whose bits are set in `x`.
    LANES,
    /// All lanes zero.
    ZERO,
    /// The vector at `m`; with a mask `z` its lanes, and zero elsewhere, where nothing is read.
    LOAD,
    /// Stores `x`; with a mask `z` its lanes, and nothing elsewhere.
    STORE,
    /// The narrower elements at `m`, one for each lane, as the [Narrow] says that `n` counts; with
    /// a mask as LOAD.
    LOAD_NARROW,
    /// Stores the lower bits of each lane, float32 as float16 (to the nearest, ties to even) where
    /// `n` says so; with a mask as STORE.
    STORE_NARROW,
    /// The elements of `n` bytes, 4 or 8, at `m` plus `x` times as many bytes, one for each lane of
    /// 64 bits in the mask `z`, which is destroyed; the other lanes hold anything. Elements of 4
    /// bytes are only to be stored, as after DOUBLE_TO_FLOAT.
    GATHER,
    /// The elements from `m` on in the lanes of the mask `z`, one after the other; zero elsewhere.
    EXPAND,
    /// The lanes of `x` in the mask `z`, one after the other; zero behind them.
    COMPRESS,
    /// The element at `m` in all lanes.
    SPLAT,
    /// One element at `m`, in the first lane.
    LOAD_ONE,
    /// Stores the first lane of `x`.
    STORE_ONE,
    /// `to = x + y` by lanes.
    ADD_VECTOR,
    /// `to = x - y` by lanes.
    SUB_VECTOR,
    /// `to = x * y` by lanes.
    MUL_VECTOR,
    /// `to = x / y` by lanes.
    DIV_VECTOR,
    /// The square root of `x` by lanes, correctly rounded.
    SQRT_VECTOR,
    /// `to = x * y + to` by lanes, rounded once.
    FMA,
    /// `to = x * y + z` by lanes, rounded once.
    MULTIPLY_ADD,
    /// The sum of integers as wide as the elements; wraps.
    ADD_INT,
    /// Their difference; wraps.
    SUB_INT,
    /// Their product; wraps.
    MUL_INT,
    /// `to = x & y`, bit by bit.
    AND_BITS,
    /// `to = x | y`, bit by bit.
    OR_BITS,
    /// `to = x ^ y`, bit by bit.
    XOR_BITS,
    /// Integers shifted to the left by `n` bits.
    SHIFT_LEFT,
    /// To the right, with the sign.
    SHIFT_RIGHT,
    /// To the right, with zeros.
    SHIFT_RIGHT_ZERO,
    /// Integers become floats of the same width, to the nearest, ties to even.
    INT_TO_FLOAT,
    /// Floats become integers of the same width, cut off; what does not fit gives any number.
    FLOAT_TO_INT,
    /// float64 to float32, in the lower half of each lane; only to be stored.
    DOUBLE_TO_FLOAT,
    /// 64-bit integers to float32, to the nearest, ties to even; as DOUBLE_TO_FLOAT.
    LONG_TO_FLOAT,
    /// The larger one of two floats, and of zeros the positive one; anything if either is NaN.
    MAX_NUMBER,
    /// The smaller one of two floats, and of zeros the negative one; anything if either is NaN.
    MIN_NUMBER,
    /// The bits `n` in all lanes.
    SPLAT_BITS,
    /// The mask of lanes where `x` and `y` compare as `n` says, which counts [Compare].
    COMPARE,
    /// The same for integers as wide as the elements.
    COMPARE_INT,
    /// Lanes that are in both masks.
    AND_MASK,
    /// Lanes that are in either.
    OR_MASK,
    /// Lanes that are in one.
    XOR_MASK,
    /// Lanes that are not in `x`.
    NOT_MASK,
    /// `x` in the lanes of the mask `z`, `y` in the others.
    SELECT,
    /// The 16 bytes at `m` become part `n` of `to`; part 0 clears the others. A mask `z` has the
    /// lanes of the part.
    LOAD_PART,
    /// `to` = those lanes of `to`, and behind them `y`, which the integers in the lanes of `x`
    /// count.
    PICK,
    /// In each part of 16 bytes, the first halves of `x` and `y` in turns, `n` bytes at a time.
    ZIP_LOW,
    /// The same with the second halves.
    ZIP_HIGH,
    /// Says that the cache line at `m` is needed soon; 1 as `n`: not that soon.
    PREFETCH
}
