"""Writes reference values of elementary functions, rounded from 60 digits (needs mpmath, numpy).

python elementary_fixtures.py COUNT > elementary.txt: lines `function type x [y] value rest`, numbers
as hexadecimal doubles; the true value is `value + rest` up to 2^-100, `rest` being 0 for float32.
The file that the tests read was made with COUNT = 60.
"""

import random
import sys
import zlib

import numpy as np
from mpmath import mp, mpf

mp.dps = 60
GAP = mpf(10) ** -40


def span(lo, hi, signed=False):
    """Numbers spread evenly in exponent between powers of two."""

    def draw(rng, single):
        x = rng.uniform(1, 2) * 2.0 ** rng.uniform(lo, hi)
        return -x if signed and rng.random() < 0.5 else x

    return draw


def flat(lo, hi):
    return lambda rng, single: rng.uniform(lo, hi)


def by_type(single, dbl):
    return lambda rng, is_single: (single if is_single else dbl)(rng, is_single)


TINY = by_type(span(-148, -1, True), span(-1060, -1, True))
WIDE = by_type(span(-149, 127), span(-1074, 1023))


def pow_base(rng, single):
    return rng.uniform(0.01, 8) if rng.random() < 0.7 else WIDE(rng, single)


def trigamma(x):
    return mp.polygamma(1, x)


def log1p(x):
    return mp.log(1 + x) if abs(x) > 1e-30 else x - x * x / 2


INCOMPLETE = [(flat(0.05, 20), flat(0.05, 20)), (flat(50, 60), flat(45, 66)), (flat(0.01, 1.2), flat(0.001, 1.1))]
FUNCTIONS = {
    "exp": (mp.exp, [by_type(flat(-103, 88.7), flat(-745, 709.7)), flat(-2, 2), TINY]),
    "exp2": (lambda x: mpf(2) ** x, [by_type(flat(-149, 128), flat(-1074, 1024)), flat(-2, 2)]),
    "expm1": (mp.expm1, [by_type(flat(-20, 88.7), flat(-40, 709.7)), flat(-2, 2), TINY]),
    "log": (mp.log, [WIDE, flat(0.5, 2), flat(0.99, 1.01)]),
    "log2": (lambda x: mp.log(x, 2), [WIDE, flat(0.5, 2), flat(0.99, 1.01)]),
    "log10": (mp.log10, [WIDE, flat(0.5, 2), flat(0.99, 1.01)]),
    "log1p": (log1p, [WIDE, TINY, flat(-1, 2)]),
    "sin": (mp.sin, [flat(-7, 7), flat(-1e5, 1e5), by_type(span(10, 127), span(10, 1023)), TINY]),
    "cos": (mp.cos, [flat(-7, 7), flat(-1e5, 1e5), by_type(span(10, 127), span(10, 1023))]),
    "tan": (mp.tan, [flat(-7, 7), flat(-1e5, 1e5), by_type(span(10, 127), span(10, 1023)), TINY]),
    "asin": (mp.asin, [flat(-1, 1), TINY]),
    "acos": (mp.acos, [flat(-1, 1), flat(0.9, 1)]),
    "atan": (mp.atan, [flat(-3, 3), WIDE, TINY]),
    "sinh": (mp.sinh, [by_type(flat(-89.4, 89.4), flat(-710.4, 710.4)), flat(-2, 2), TINY]),
    "cosh": (mp.cosh, [by_type(flat(-89.4, 89.4), flat(-710.4, 710.4)), flat(-2, 2)]),
    "tanh": (mp.tanh, [flat(-10, 10), flat(-1, 1), TINY]),
    "asinh": (mp.asinh, [flat(-3, 3), WIDE, TINY]),
    "acosh": (mp.acosh, [flat(1, 3), by_type(span(0, 126), span(0, 1022))]),
    "atanh": (mp.atanh, [flat(-1, 1), TINY]),
    "sigmoid": (lambda x: 1 / (1 + mp.exp(-x)), [flat(-20, 20), flat(-80, 80)]),
    "erf": (mp.erf, [flat(-4, 4), flat(-1, 1), TINY]),
    "erfc": (mp.erfc, [flat(-4, 9), by_type(flat(0, 9.2), flat(0, 26.4))]),
    "erfinv": (mp.erfinv, [flat(-1, 1), flat(0.99, 1)]),
    "lgamma": (lambda x: mp.log(abs(mp.gamma(x))), [flat(0.1, 10), flat(0.9, 2.1), flat(5, 1000)]),
    "digamma": (mp.digamma, [flat(2, 20), flat(0.05, 1), flat(-4, -0.1)]),
    "trigamma": (trigamma, [flat(0.05, 20), flat(-4, -0.1)]),
    "reciprocal": (lambda x: 1 / x, [flat(-10, 10)]),
    "rsqrt": (lambda x: 1 / mp.sqrt(x), [flat(0.01, 10)]),
    "erfcx": (lambda x: mp.exp(x * x) * mp.erfc(x), [flat(-5, 30), span(-20, 60)]),
    "logNdtr": (lambda x: mp.log(mp.ncdf(x)), [flat(-30, 9), flat(-2, 2)]),
    "ndtri": (lambda p: mp.sqrt(2) * mp.erfinv(2 * p - 1), [flat(0, 1), span(-40, -1)]),
    "i0": (lambda x: mp.besseli(0, x), [flat(-80, 80), flat(-8, 8)]),
    "i0e": (lambda x: mp.besseli(0, x) * mp.exp(-abs(x)), [flat(-80, 80), flat(-8, 8)]),
    "i1": (lambda x: mp.besseli(1, x), [flat(-80, 80), flat(-8, 8)]),
    "i1e": (lambda x: mp.besseli(1, x) * mp.exp(-abs(x)), [flat(-80, 80), flat(-8, 8)]),
    "k0": (lambda x: mp.besselk(0, x), [flat(0.01, 30), flat(0.01, 2)]),
    "k0e": (lambda x: mp.besselk(0, x) * mp.exp(x), [flat(0.01, 30)]),
    "k1": (lambda x: mp.besselk(1, x), [flat(0.01, 30), flat(0.01, 2)]),
    "k1e": (lambda x: mp.besselk(1, x) * mp.exp(x), [flat(0.01, 30)]),
    "sphericalJ0": (lambda x: mp.sin(x) / x, [flat(-3, 3)]),
}
BINARY = {
    "pow": (lambda x, y: x**y, [(pow_base, flat(-8, 8)), (flat(0.9, 1.1), flat(-900, 900))]),
    "gammainc": (lambda a, x: mp.gammainc(a, 0, x, regularized=True), INCOMPLETE),
    "gammaincc": (lambda a, x: mp.gammainc(a, x, regularized=True), INCOMPLETE),
    "zeta": (mp.zeta, [(flat(1.05, 30), flat(0.05, 30))]),
    "atan2": (mp.atan2, [(flat(-3, 3), flat(-3, 3)), (TINY, TINY)]),
}
LIMITS = {True: (2.0**-149, 3.4028234e38), False: (2.0**-1070, 1.7976931348623157e308)}


def parts(value, single):
    high = float(value)
    rest = 0.0 if single else float(value - mpf(high))
    return high.hex(), rest.hex()


def usable(value, single):
    low, high = LIMITS[single]
    return value == 0 or low <= abs(value) <= high


def write(name, f, draws, count, single):
    rng = random.Random(zlib.crc32(f"{name} {single}".encode()))
    done = 0
    while done < count:
        for draw in draws:
            pair = draw if isinstance(draw, tuple) else (draw,)
            args = [d(rng, single) for d in pair]
            if single:
                args = [float(np.float32(a)) for a in args]
            value = f(*[mpf(a) for a in args])
            if isinstance(value, mp.mpc) or not mp.isfinite(value) or not usable(value, single):
                continue
            numbers = [a.hex() for a in args] + list(parts(value, single))
            print(name, "F32" if single else "F64", *numbers)
            done += 1


if __name__ == "__main__":
    for single in (True, False):
        for table in (FUNCTIONS, BINARY):
            for name, (f, draws) in table.items():
                mp.dps = 700 if name in ("sin", "cos", "tan") else 60
                write(name, f, draws, int(sys.argv[1]), single)
