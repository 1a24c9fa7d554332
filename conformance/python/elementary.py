"""Prints the coefficients of dev.obor.expr's elementary functions: python elementary.py [part]."""

import sys

from minimax import fit, mp, mpf

HALF_LN2 = mp.log(2) / 2 * mpf("1.002")
QUARTER_PI = mp.pi / 4 * mpf("1.0005")


def odd(n):
    return list(range(1, n + 1, 2))


def even(n):
    return list(range(0, n + 1, 2))


def exponential():
    inv = lambda r: mp.exp(-r)
    fit("exp f32", mp.exp, inv, -HALF_LN2, HALF_LN2, range(7), True, (1, 1))
    fit("exp f64", mp.exp, inv, -HALF_LN2, HALF_LN2, range(12), False, (1, 1), refit=5)
    f = lambda r: mpf(2) ** r
    fit("exp2 f32", f, lambda r: 1 / f(r), "-0.501", "0.501", range(7), True, (1,))
    fit("exp2 f64", f, lambda r: 1 / f(r), "-0.501", "0.501", range(13), False, (1,), refit=5)
    inv = lambda r: 1 / mp.expm1(r)
    fit("expm1 f32", mp.expm1, inv, -HALF_LN2, HALF_LN2, range(1, 8), True, (1, 0.5))
    fit("expm1 f64", mp.expm1, inv, -HALF_LN2, HALF_LN2, range(1, 14), False, (1, 0.5), refit=5)


def logarithm():
    lo, hi = mp.sqrt(mpf(1) / 2) - 1, mp.sqrt(2) - 1
    fit("log f32", mp.log1p, lambda f: 1 / mp.log1p(f), lo, hi, range(1, 11), True, (1, -0.5))
    g = lambda s: 2 * mp.atanh(s)
    fit("log f64, s", g, lambda s: 1 / g(s), 0, "0.1717", odd(15), False, (2,), refit=5)
    # pow: the rest after 2 s + 2/3 s^3
    h = lambda s: (g(s) - 2 * s - 2 * s**3 / 3) / s**3
    fit("pow, s", h, lambda s: s**2 / 2, "1e-5", "0.1717", even(16)[1:], False, refit=2)


def trigonometric():
    for single, s, c in ((True, 9, 8), (False, 15, 16)):
        fit(f"sin {single}", mp.sin, lambda x: 1 / mp.sin(x), 0, QUARTER_PI, odd(s), single, (1,))
        fit(f"cos {single}", mp.cos, lambda x: 1, 0, QUARTER_PI, even(c), single, (1, -0.5))


def inverse():
    for single, s, a in ((True, 13, 19), (False, 29, 27)):
        f = mp.asin
        fit(f"asin {single}", f, lambda x: 1 / mp.asin(x), 0, "0.5", odd(s), single, (1,), refit=1)
        hi = 1 if single else mp.tan(mp.pi / 8)
        f = mp.atan
        fit(f"atan {single}", f, lambda x: 1 / mp.atan(x), 0, hi, odd(a), single, (1,), refit=5)


def hyperbolic():
    for single, n in ((True, 11), (False, 19)):
        w = lambda x: 1 / mp.sinh(x)
        fit(f"sinh {single}", mp.sinh, w, 0, 1, odd(n), single, (1,), refit=5)


def error_function():
    # erf(x) = x + x q(x^2)
    for single, n, hi in ((True, 13, "0.93"), (False, 27, "0.9")):
        f = lambda x: mp.erf(x) - x
        fit(f"erf {single}", f, lambda x: 1 / mp.erf(x), 0, hi, odd(n), single, refit=3)
    # erf(x) = 1 - exp(-x + x q(x)), the form is Norbert Juffa's
    f = lambda x: mp.log(mp.erfc(x)) + x
    fit("erf f32 large", f, lambda x: mp.erfc(x) / mp.erf(x), "0.92", 4, range(1, 8), True)
    # (1 + 2x) exp(x^2) erfc(x) in t = (x - k)/(x + k), x = k (1 + t)/(1 - t)
    for single, k, top, n in ((True, 3, 11, 12), (False, 4, 28, 23)):
        x = lambda t: k * (1 + t) / (1 - t)
        f = lambda t: (1 + 2 * x(t)) * mp.exp(x(t) ** 2) * mp.erfc(x(t))
        hi = mpf(top - k) / (top + k)
        fit(f"erfc {single}, k={k}", f, lambda t: 1 / f(t), -1, hi, range(n + 1), single, refit=4)


def inverse_error_function():
    # erfinv(x)/x in w = -log(1 - x^2), or in sqrt(w), about the middle of the interval
    def ratio(w):
        x = mp.sqrt(-mp.expm1(-w)) if w > 0 else mpf(0)
        return mp.erfinv(x) / x if x > mpf(10) ** -8 else mp.sqrt(mp.pi) / 2

    def precise(w):
        mp.dps = 75
        y = ratio(w)
        mp.dps = 45
        return y

    def part(name, mid, lo, hi, n, single, root):
        at = lambda h: precise((mid + h) ** 2 if root else mid + h)
        values = {}
        f = lambda h: values.setdefault(h, at(h))
        w = lambda h: 1 / f(h)
        fit(name, f, w, lo - mid, hi - mid, range(n + 1), single, refit=3)

    part("erfinv f32, w < 5", mpf("2.5"), 0, 5, 9, True, False)
    part("erfinv f32, sqrt(w)", mpf(3), mp.sqrt(5), 4, 8, True, True)
    part("erfinv f64, w < 6.25", mpf("3.125"), 0, mpf("6.25"), 22, False, False)
    part("erfinv f64, sqrt(w) < 4", mpf("3.25"), mpf("2.5"), 4, 18, False, True)
    part("erfinv f64, sqrt(w) < 6.1", mpf(5), 4, mpf("6.1"), 16, False, True)


def normal_quantile():
    # erfinv(x)/x in s = sqrt(w) where 1 - x is tiny
    def inverse_complement(q):
        y = mp.sqrt(-mp.log(q * mp.sqrt(mp.pi * -mp.log(q))))
        for _ in range(60):
            d = (mp.erfc(y) - q) / (2 / mp.sqrt(mp.pi) * mp.exp(-y * y))
            y += d / (1 + y * d)
        return y

    def ratio(s):
        u = mp.exp(-s * s)
        q = u / (1 + mp.sqrt(1 - u))
        return inverse_complement(q) / (1 - q)

    f = lambda h: ratio(7 + h)
    fit("ndtri f32", f, lambda h: 1 / f(h), -3, "3.3", range(9), True, refit=3)
    middle, half = (mpf(1) / 6 + mpf(1) / 27) / 2, (mpf(1) / 6 - mpf(1) / 27) / 2
    g = lambda t: ratio(1 / (middle + half * t)) * (middle + half * t)
    fit("ndtri f64", g, lambda t: 1 / g(t), -1, 1, range(19), False, refit=3)


def bessel():
    for order in (0, 1):
        for single, n in ((True, 6), (False, 20)):
            g = lambda x: mp.besseli(order, x) * mp.exp(-x) * mp.sqrt(x)
            f = lambda t: g(16 / (1 + t)) if t > mpf("1e-9") - 1 else 1 / mp.sqrt(2 * mp.pi)
            name = f"i{order}e {single}"
            fit(name, f, lambda t: 1 / f(t), -1, 1, range(n + 1), single, refit=3)


def gamma():
    f = lambda h: mp.loggamma(2 + h)
    fit("lgamma(2+h)", f, lambda h: 1 / f(h), "-0.5", "0.5", range(1, 21), False, refit=5)


if __name__ == "__main__":
    parts = [exponential, logarithm, trigonometric, inverse, hyperbolic, error_function]
    parts += [inverse_error_function, normal_quantile, bessel, gamma]
    for part in parts:
        if len(sys.argv) < 2 or part.__name__ in sys.argv[1:]:
            part()
