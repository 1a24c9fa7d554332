package dev.obor.distributed;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// How two ranks make sure of each other: both know the secret, and both belong to the same attempt
/// of the same program.
///
/// The caller says who it is; both prove with a keyed digest of two random numbers that they know
/// the secret, which is never sent. Every wait ends.
///
/// @param purpose whom the caller wants to speak to
/// @param attempt which start of the program it belongs to
/// @param worldSize how many ranks it expects
/// @param rank its number
/// @param host where others reach it
/// @param port and at which port
record Hello(Purpose purpose, int attempt, int worldSize, int rank, String host, int port) {
    /// What a connection is for.
    enum Purpose {
        /// To find the others.
        RENDEZVOUS,
        /// To exchange messages.
        PEER
    }

    private static final int MAGIC = 0x4f424831;

    /// Long enough for a machine that stands still for a while; a stranger holds up nobody.
    private static final int PATIENCE = 30_000; // ms

    private static final int NONCE = 16;
    private static final int MAC = 32;
    private static final int MOST_TEXT = 1024;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// The other side is there, but does not belong to this group.
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    private byte[] bytes() {
        return (purpose + "|" + attempt + "|" + worldSize + "|" + rank + "|" + host + "|" + port)
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Introduces this rank on a new connection.
    ///
    /// @param peer who is called, for messages
    /// @param patience how long to wait for an answer, in milliseconds
    void call(SocketChannel channel, String secret, String peer, int patience)
            throws IOException, Refused {
        channel.socket().setSoTimeout(patience);
        var in = new DataInputStream(channel.socket().getInputStream());
        var out = new DataOutputStream(channel.socket().getOutputStream());
        byte[] mine = nonce();
        try {
            out.writeInt(MAGIC);
            out.writeByte(purpose.ordinal());
            out.writeInt(attempt);
            out.writeInt(worldSize);
            out.writeInt(rank);
            out.writeUTF(host);
            out.writeInt(port);
            out.write(mine);
            out.flush();
            if (in.readInt() != MAGIC) {
                throw new Refused(peer + " does not answer as a rank does.");
            }
            byte[] theirs = bytes(in, NONCE);
            byte[] proof = bytes(in, MAC);
            if (!MessageDigest.isEqual(proof, proof(secret, "listener", mine, theirs, bytes()))) {
                throw new Refused(peer + " knows another secret than rank " + rank + ".");
            }
            out.write(proof(secret, "caller", mine, theirs, bytes()));
            out.flush();
            String refusal = text(in);
            if (!refusal.isEmpty()) {
                throw new Refused(peer + " refuses rank " + rank + ": " + refusal + ".");
            }
        } finally {
            channel.socket().setSoTimeout(0);
        }
    }

    /// Hears who calls; it waits for a [#reply].
    ///
    /// @throws Refused if it is nobody who knows the secret
    static Hello hear(SocketChannel channel, String secret) throws IOException, Refused {
        channel.socket().setSoTimeout(PATIENCE);
        var in = new DataInputStream(channel.socket().getInputStream());
        var out = new DataOutputStream(channel.socket().getOutputStream());
        String from = String.valueOf(channel.getRemoteAddress());
        try {
            int purpose = in.readInt() == MAGIC ? in.readByte() : -1;
            if (purpose < 0 || purpose >= Purpose.values().length) {
                throw new Refused(from + " sent what no rank sends");
            }
            Hello hello =
                    new Hello(
                            Purpose.values()[purpose],
                            in.readInt(),
                            in.readInt(),
                            in.readInt(),
                            in.readUTF(),
                            in.readInt());
            byte[] theirs = bytes(in, NONCE);
            byte[] mine = nonce();
            byte[] words = hello.bytes();
            out.writeInt(MAGIC);
            out.write(mine);
            out.write(proof(secret, "listener", theirs, mine, words));
            out.flush();
            byte[] proof = bytes(in, MAC);
            if (!MessageDigest.isEqual(proof, proof(secret, "caller", theirs, mine, words))) {
                throw new Refused("rank " + hello.rank + " at " + from + " knows another secret");
            }
            return hello;
        } catch (SocketTimeoutException e) {
            throw new Refused(from + " said nothing for " + PATIENCE / 1000 + " s");
        } finally {
            channel.socket().setSoTimeout(0);
        }
    }

    /// Tells the caller that it is welcome, or why not.
    ///
    /// @throws Refused after it was told that it is not
    void reply(SocketChannel channel, @Nullable String why) throws IOException, Refused {
        var out = new DataOutputStream(channel.socket().getOutputStream());
        out.writeUTF(why == null ? "" : why);
        out.flush();
        if (why != null) {
            throw new Refused("rank " + rank + " at " + channel.getRemoteAddress() + ": " + why);
        }
    }

    /// What went wrong with a connection; the end of one has no message of its own.
    static String reason(IOException e) {
        if (e instanceof EOFException) {
            return "the other side closed it";
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static byte[] bytes(DataInputStream in, int count) throws IOException {
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return bytes;
    }

    static String text(DataInputStream in) throws IOException {
        String text = in.readUTF();
        return text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text;
    }

    private static byte[] nonce() {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        return nonce;
    }

    private static byte[] proof(
            String secret, String side, byte[] caller, byte[] listener, byte[] words) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            // An empty key is no key to Java.
            byte[] key = ("obor " + secret).getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(side.getBytes(StandardCharsets.UTF_8));
            mac.update(caller);
            mac.update(listener);
            mac.update(words);
            return Arrays.copyOf(mac.doFinal(), MAC);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
