package dev.obor.cpu.fourier;

/// A stage of radix 8.
final class RadixEight {
    private static final double HALF = Math.sqrt(0.5);

    private RadixEight() {}

    static void run(
            double[] xr,
            double[] xi,
            double[] yr,
            double[] yi,
            int p,
            int m,
            int s,
            int step,
            double[] cos,
            double[] sin) {
        int far = s * m;
        int from = s * p;
        int to = s * 8 * p;
        int root = p * step;
        for (int q = 0; q < s; q++) {
            int x = from + q;
            double s0r = xr[x] + xr[x + 4 * far];
            double s0i = xi[x] + xi[x + 4 * far];
            double d0r = xr[x] - xr[x + 4 * far];
            double d0i = xi[x] - xi[x + 4 * far];
            double s1r = xr[x + far] + xr[x + 5 * far];
            double s1i = xi[x + far] + xi[x + 5 * far];
            double d1r = xr[x + far] - xr[x + 5 * far];
            double d1i = xi[x + far] - xi[x + 5 * far];
            double s2r = xr[x + 2 * far] + xr[x + 6 * far];
            double s2i = xi[x + 2 * far] + xi[x + 6 * far];
            double d2r = xr[x + 2 * far] - xr[x + 6 * far];
            double d2i = xi[x + 2 * far] - xi[x + 6 * far];
            double s3r = xr[x + 3 * far] + xr[x + 7 * far];
            double s3i = xi[x + 3 * far] + xi[x + 7 * far];
            double d3r = xr[x + 3 * far] - xr[x + 7 * far];
            double d3i = xi[x + 3 * far] - xi[x + 7 * far];
            double t0r = s0r + s2r;
            double t0i = s0i + s2i;
            double t1r = s0r - s2r;
            double t1i = s0i - s2i;
            double t2r = s1r + s3r;
            double t2i = s1i + s3i;
            double t3r = s1i - s3i; // times -i
            double t3i = s3r - s1r;
            int y = to + q;
            yr[y] = t0r + t2r;
            yi[y] = t0i + t2i;
            double r2 = t1r + t3r;
            double i2 = t1i + t3i;
            yr[y + 2 * s] = r2 * cos[2 * root] - i2 * sin[2 * root];
            yi[y + 2 * s] = r2 * sin[2 * root] + i2 * cos[2 * root];
            double r4 = t0r - t2r;
            double i4 = t0i - t2i;
            yr[y + 4 * s] = r4 * cos[4 * root] - i4 * sin[4 * root];
            yi[y + 4 * s] = r4 * sin[4 * root] + i4 * cos[4 * root];
            double r6 = t1r - t3r;
            double i6 = t1i - t3i;
            yr[y + 6 * s] = r6 * cos[6 * root] - i6 * sin[6 * root];
            yi[y + 6 * s] = r6 * sin[6 * root] + i6 * cos[6 * root];
            double e1r = HALF * (d1r + d1i);
            double e1i = HALF * (d1i - d1r);
            double e3r = HALF * (d3i - d3r);
            double e3i = -HALF * (d3r + d3i);
            double u0r = d0r + d2i;
            double u0i = d0i - d2r;
            double u1r = d0r - d2i;
            double u1i = d0i + d2r;
            double u2r = e1r + e3r;
            double u2i = e1i + e3i;
            double u3r = e1i - e3i; // times -i
            double u3i = e3r - e1r;
            double r1 = u0r + u2r;
            double i1 = u0i + u2i;
            yr[y + s] = r1 * cos[root] - i1 * sin[root];
            yi[y + s] = r1 * sin[root] + i1 * cos[root];
            double r3 = u1r + u3r;
            double i3 = u1i + u3i;
            yr[y + 3 * s] = r3 * cos[3 * root] - i3 * sin[3 * root];
            yi[y + 3 * s] = r3 * sin[3 * root] + i3 * cos[3 * root];
            double r5 = u0r - u2r;
            double i5 = u0i - u2i;
            yr[y + 5 * s] = r5 * cos[5 * root] - i5 * sin[5 * root];
            yi[y + 5 * s] = r5 * sin[5 * root] + i5 * cos[5 * root];
            double r7 = u1r - u3r;
            double i7 = u1i - u3i;
            yr[y + 7 * s] = r7 * cos[7 * root] - i7 * sin[7 * root];
            yi[y + 7 * s] = r7 * sin[7 * root] + i7 * cos[7 * root];
        }
    }
}
