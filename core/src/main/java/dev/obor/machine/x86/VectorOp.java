package dev.obor.machine.x86;

/// Vector instructions: one line of the manual's tables each, for the VEX and the EVEX encoding.
///
/// In EVEX a displacement of one byte counts in units of what the instruction reads: the whole
/// vector, an element, 16 or 32 bytes ([Unit]). W is the element's width where both encodings
/// agree; where VEX ignores it, VEX writes 0.
enum VectorOp {
    // Moves. A store has its register where a load has its target.
    MOVUPS(Map.M0F, Prefix.NONE, 0x10, 0),
    MOVUPD(Map.M0F, Prefix.P66, 0x10, Evex.W1),
    STOREUPS(Map.M0F, Prefix.NONE, 0x11, 0),
    STOREUPD(Map.M0F, Prefix.P66, 0x11, Evex.W1),
    MOVAPS(Map.M0F, Prefix.NONE, 0x28, 0),
    MASKLOADPS(Map.M0F38, Prefix.P66, 0x2C, Evex.VEX_ONLY),
    MASKLOADPD(Map.M0F38, Prefix.P66, 0x2D, Evex.VEX_ONLY),
    MASKSTOREPS(Map.M0F38, Prefix.P66, 0x2E, Evex.VEX_ONLY),
    MASKSTOREPD(Map.M0F38, Prefix.P66, 0x2F, Evex.VEX_ONLY),
    MOVSS(Map.M0F, Prefix.F3, 0x10, Evex.ELEMENT4),
    MOVSD(Map.M0F, Prefix.F2, 0x10, Evex.W1 | Evex.ELEMENT8),
    STORESS(Map.M0F, Prefix.F3, 0x11, Evex.ELEMENT4),
    STORESD(Map.M0F, Prefix.F2, 0x11, Evex.W1 | Evex.ELEMENT8),
    MOVD(Map.M0F, Prefix.P66, 0x6E, Evex.ELEMENT4),
    MOVQ(Map.M0F, Prefix.P66, 0x6E, Evex.W | Evex.ELEMENT8),
    BROADCASTSS(Map.M0F38, Prefix.P66, 0x18, Evex.ELEMENT4),
    BROADCASTSD(Map.M0F38, Prefix.P66, 0x19, Evex.W1 | Evex.ELEMENT8),
    PBROADCASTD(Map.M0F38, Prefix.P66, 0x58, Evex.ELEMENT4),
    PBROADCASTQ(Map.M0F38, Prefix.P66, 0x59, Evex.W1 | Evex.ELEMENT8),
    // Parts of vectors.
    INSERTF128(Map.M0F3A, Prefix.P66, 0x18, Evex.VEX_ONLY),
    INSERTF32X4(Map.M0F3A, Prefix.P66, 0x18, Evex.UNIT16),
    INSERTF64X2(Map.M0F3A, Prefix.P66, 0x18, Evex.W | Evex.UNIT16),
    BROADCASTF32X4(Map.M0F38, Prefix.P66, 0x1A, Evex.UNIT16 | Evex.ONLY),
    BROADCASTF64X2(Map.M0F38, Prefix.P66, 0x1A, Evex.W1 | Evex.UNIT16 | Evex.ONLY),
    UNPCKLPS(Map.M0F, Prefix.NONE, 0x14, 0),
    UNPCKHPS(Map.M0F, Prefix.NONE, 0x15, 0),
    UNPCKLPD(Map.M0F, Prefix.P66, 0x14, Evex.W1),
    UNPCKHPD(Map.M0F, Prefix.P66, 0x15, Evex.W1),
    // Arithmetic.
    ADDPS(Map.M0F, Prefix.NONE, 0x58, 0),
    ADDPD(Map.M0F, Prefix.P66, 0x58, Evex.W1),
    MULPS(Map.M0F, Prefix.NONE, 0x59, 0),
    MULPD(Map.M0F, Prefix.P66, 0x59, Evex.W1),
    SUBPS(Map.M0F, Prefix.NONE, 0x5C, 0),
    SUBPD(Map.M0F, Prefix.P66, 0x5C, Evex.W1),
    MINPS(Map.M0F, Prefix.NONE, 0x5D, 0),
    MINPD(Map.M0F, Prefix.P66, 0x5D, Evex.W1),
    DIVPS(Map.M0F, Prefix.NONE, 0x5E, 0),
    DIVPD(Map.M0F, Prefix.P66, 0x5E, Evex.W1),
    MAXPS(Map.M0F, Prefix.NONE, 0x5F, 0),
    MAXPD(Map.M0F, Prefix.P66, 0x5F, Evex.W1),
    SQRTPS(Map.M0F, Prefix.NONE, 0x51, 0),
    SQRTPD(Map.M0F, Prefix.P66, 0x51, Evex.W1),
    FMADD132PS(Map.M0F38, Prefix.P66, 0x98, 0),
    FMADD132PD(Map.M0F38, Prefix.P66, 0x98, Evex.W),
    FMADD213PS(Map.M0F38, Prefix.P66, 0xA8, 0),
    FMADD213PD(Map.M0F38, Prefix.P66, 0xA8, Evex.W),
    FMADD231PS(Map.M0F38, Prefix.P66, 0xB8, 0),
    FMADD231PD(Map.M0F38, Prefix.P66, 0xB8, Evex.W),
    // Of two numbers the larger or smaller one, as an immediate says.
    RANGEPS(Map.M0F3A, Prefix.P66, 0x50, Evex.ONLY),
    RANGEPD(Map.M0F3A, Prefix.P66, 0x50, Evex.W1 | Evex.ONLY),
    // Bits. The EVEX forms of the float ones need AVX512DQ.
    ANDPS(Map.M0F, Prefix.NONE, 0x54, 0),
    ANDNPS(Map.M0F, Prefix.NONE, 0x55, 0),
    ORPS(Map.M0F, Prefix.NONE, 0x56, 0),
    XORPS(Map.M0F, Prefix.NONE, 0x57, 0),
    // Integers.
    PADDD(Map.M0F, Prefix.P66, 0xFE, 0),
    PADDQ(Map.M0F, Prefix.P66, 0xD4, Evex.W1),
    PSUBD(Map.M0F, Prefix.P66, 0xFA, 0),
    PSUBQ(Map.M0F, Prefix.P66, 0xFB, Evex.W1),
    PMULLD(Map.M0F38, Prefix.P66, 0x40, 0),
    PMULLQ(Map.M0F38, Prefix.P66, 0x40, Evex.W1),
    // Shifts by a number of bits: see Encoder.shift.
    PSLLD(Map.M0F, Prefix.P66, 0x72, 0),
    PSRLD(Map.M0F, Prefix.P66, 0x72, 0),
    PSRAD(Map.M0F, Prefix.P66, 0x72, 0),
    PSLLQ(Map.M0F, Prefix.P66, 0x73, Evex.W1),
    PSRLQ(Map.M0F, Prefix.P66, 0x73, Evex.W1),
    PSRAQ(Map.M0F, Prefix.P66, 0x72, Evex.W1),
    // Conversions.
    PMOVZXBD(Map.M0F38, Prefix.P66, 0x31, Evex.QUARTER),
    PMOVZXBQ(Map.M0F38, Prefix.P66, 0x32, Evex.EIGHTH),
    PMOVZXWD(Map.M0F38, Prefix.P66, 0x33, Evex.HALF),
    PMOVZXWQ(Map.M0F38, Prefix.P66, 0x34, Evex.QUARTER),
    PMOVSXBD(Map.M0F38, Prefix.P66, 0x21, Evex.QUARTER),
    PMOVSXBQ(Map.M0F38, Prefix.P66, 0x22, Evex.EIGHTH),
    PMOVSXWD(Map.M0F38, Prefix.P66, 0x23, Evex.HALF),
    PMOVSXWQ(Map.M0F38, Prefix.P66, 0x24, Evex.QUARTER),
    PMOVSXDQ(Map.M0F38, Prefix.P66, 0x25, Evex.HALF),
    PSTOREDB(Map.M0F38, Prefix.F3, 0x31, Evex.QUARTER | Evex.ONLY),
    PSTOREDW(Map.M0F38, Prefix.F3, 0x33, Evex.HALF | Evex.ONLY),
    PSTOREQB(Map.M0F38, Prefix.F3, 0x32, Evex.EIGHTH | Evex.ONLY),
    PSTOREQW(Map.M0F38, Prefix.F3, 0x34, Evex.QUARTER | Evex.ONLY),
    PSTOREQD(Map.M0F38, Prefix.F3, 0x35, Evex.HALF | Evex.ONLY),
    CVTPH2PS(Map.M0F38, Prefix.P66, 0x13, Evex.HALF),
    CVTPS2PH(Map.M0F3A, Prefix.P66, 0x1D, Evex.HALF),
    CVTPS2PD(Map.M0F, Prefix.NONE, 0x5A, Evex.HALF),
    CVTPD2PS(Map.M0F, Prefix.P66, 0x5A, Evex.W1),
    CVTQQ2PS(Map.M0F, Prefix.NONE, 0x5B, Evex.W1 | Evex.ONLY),
    CVTDQ2PS(Map.M0F, Prefix.NONE, 0x5B, 0),
    CVTTPS2DQ(Map.M0F, Prefix.F3, 0x5B, 0),
    CVTQQ2PD(Map.M0F, Prefix.F3, 0xE6, Evex.W1),
    CVTTPD2QQ(Map.M0F, Prefix.P66, 0x7A, Evex.W1),
    // Comparisons into a mask of vector length, or in EVEX into one of the masks.
    CMPPS(Map.M0F, Prefix.NONE, 0xC2, 0),
    CMPPD(Map.M0F, Prefix.P66, 0xC2, Evex.W1),
    PCMPD(Map.M0F3A, Prefix.P66, 0x1F, 0),
    PCMPQ(Map.M0F3A, Prefix.P66, 0x1F, Evex.W1),
    PCMPEQD(Map.M0F, Prefix.P66, 0x76, Evex.VEX_ONLY),
    PCMPEQQ(Map.M0F38, Prefix.P66, 0x29, Evex.VEX_ONLY),
    PCMPGTD(Map.M0F, Prefix.P66, 0x66, Evex.VEX_ONLY),
    PCMPGTQ(Map.M0F38, Prefix.P66, 0x37, Evex.VEX_ONLY),
    // Elements from all over the place: the index is a vector.
    PGATHERQD(Map.M0F38, Prefix.P66, 0x91, Evex.ELEMENT4 | Evex.ONLY),
    PGATHERQQ(Map.M0F38, Prefix.P66, 0x91, Evex.W1 | Evex.ELEMENT8 | Evex.ONLY),
    // Elements that go to other lanes: one after the other to those of a mask, or out of two
    // vectors
    // as a third one says.
    EXPANDPS(Map.M0F38, Prefix.P66, 0x88, Evex.ELEMENT4 | Evex.ONLY),
    EXPANDPD(Map.M0F38, Prefix.P66, 0x88, Evex.W1 | Evex.ELEMENT8 | Evex.ONLY),
    COMPRESSPS(Map.M0F38, Prefix.P66, 0x8A, Evex.ELEMENT4 | Evex.ONLY),
    COMPRESSPD(Map.M0F38, Prefix.P66, 0x8A, Evex.W1 | Evex.ELEMENT8 | Evex.ONLY),
    PERMT2PS(Map.M0F38, Prefix.P66, 0x7F, Evex.ONLY),
    PERMT2PD(Map.M0F38, Prefix.P66, 0x7F, Evex.W1 | Evex.ONLY),
    // Choices by such a mask.
    BLENDVPS(Map.M0F3A, Prefix.P66, 0x4A, Evex.VEX_ONLY),
    BLENDVPD(Map.M0F3A, Prefix.P66, 0x4B, Evex.VEX_ONLY),
    BLENDMPS(Map.M0F38, Prefix.P66, 0x65, 0),
    BLENDMPD(Map.M0F38, Prefix.P66, 0x65, Evex.W1);

    final int map;
    final int prefix;
    final int opcode;
    private final int evex;

    VectorOp(int map, int prefix, int opcode, int evex) {
        this.map = map;
        this.prefix = prefix;
        this.opcode = opcode;
        this.evex = evex;
    }

    /// W in the VEX encoding.
    boolean vexW() {
        return (evex & Evex.W) != 0;
    }

    /// W in the EVEX encoding.
    boolean evexW() {
        return (evex & (Evex.W | Evex.W1)) != 0;
    }

    boolean hasVex() {
        return (evex & Evex.ONLY) == 0;
    }

    boolean hasEvex() {
        return (evex & Evex.VEX_ONLY) == 0;
    }

    /// What a displacement of one byte counts in, in EVEX.
    ///
    /// @param vector bytes of the vector
    int unit(int vector, boolean broadcast) {
        if (broadcast) {
            return evexW() ? 8 : 4;
        }
        if ((evex & Evex.ELEMENT4) != 0) {
            return 4;
        }
        if ((evex & Evex.ELEMENT8) != 0) {
            return 8;
        }
        if ((evex & Evex.HALF) != 0) {
            return vector / 2;
        }
        if ((evex & Evex.QUARTER) != 0) {
            return vector / 4;
        }
        if ((evex & Evex.EIGHTH) != 0) {
            return vector / 8;
        }
        return (evex & Evex.UNIT16) != 0 ? 16 : vector;
    }

    /// Opcode maps.
    private static final class Map {
        static final int M0F = 1;
        static final int M0F38 = 2;
        static final int M0F3A = 3;

        private Map() {}
    }

    /// Mandatory prefixes, as VEX and EVEX count them.
    private static final class Prefix {
        static final int NONE = 0;
        static final int P66 = 1;
        static final int F3 = 2;
        static final int F2 = 3;

        private Prefix() {}
    }

    /// Properties of the EVEX form.
    private static final class Evex {
        /// W is 1 in both encodings.
        static final int W = 1;

        /// W is 1 in EVEX, and ignored in VEX.
        static final int W1 = 2;

        static final int VEX_ONLY = 4;
        static final int ELEMENT4 = 8;
        static final int ELEMENT8 = 16;
        static final int UNIT16 = 32;

        /// Memory has half the bytes of the vector.
        static final int HALF = 64;

        /// Memory has a quarter of them.
        static final int QUARTER = 256;

        /// Memory has an eighth of them.
        static final int EIGHTH = 512;

        /// There is no VEX form.
        static final int ONLY = 128;

        private Evex() {}
    }
}
