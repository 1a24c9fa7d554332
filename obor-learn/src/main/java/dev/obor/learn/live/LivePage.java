package dev.obor.learn.live;

import com.sun.net.httpserver.HttpServer;
import dev.obor.base.Arguments;
import dev.obor.base.FileError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// A page in the browser that shows all runs below a folder: curves as they come, speed and memory,
/// pictures, hyper-parameters, several runs side by side; it can hold a run and stop it.
///
/// ```java
/// try (var page = LivePage.open(folder)) {
///     IO.println(page.url());
///     // train, with a RunFolder below that folder
/// }
/// ```
///
/// It is the JDK's own HTTP server on the loopback interface and needs nothing from a network. Runs
/// are read from their folders, so that those of other programs, finished and killed ones appear as
/// well; a browser that stands still keeps nobody waiting. Requests under another host name or from
/// other sites' pages are refused, and to hold or stop a run takes the token in [#url()].
public final class LivePage implements AutoCloseable {
    private static final int MOST_PORTS = 65535;

    private final HttpServer server;
    private final ExecutorService threads;
    private final LiveRequests requests;
    private final String token;

    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        int port;

        Options() {}

        /// The port; 0, the default, takes one that is free.
        public Options port(int value) {
            return set(() -> port = value);
        }

        @Override
        protected void check() {
            if (port < 0 || port > MOST_PORTS) {
                throw new ValueError("port must be 0 to " + MOST_PORTS + ", got " + port);
            }
        }
    }

    private LivePage(Path folder, Options options) throws IOException {
        token = HexFormat.of().formatHex(SecureRandom.getSeed(16));
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port);
        server = HttpServer.create(address, 0);
        requests = new LiveRequests(new RunsReader(folder), token, server.getAddress().getPort());
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", requests);
        server.start();
    }

    /// Opens the page of a folder, which need not be there yet.
    ///
    /// @throws StateError if no page can be opened, as when the port is taken
    /// @throws FileError if the folder is a file
    public static LivePage open(Path folder) {
        return open(folder, o -> {});
    }

    /// Opens the page of a folder, with options: `o -> o.port(6006)`.
    ///
    /// @throws StateError if no page can be opened, as when the port is taken
    /// @throws FileError if the folder is a file
    public static LivePage open(Path folder, Consumer<Options> options) {
        Arguments.given(folder, "folder");
        Options chosen = new Options().with(options);
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new FileError(folder, "is a file; give the folder that the runs are in");
        }
        try {
            return new LivePage(folder, chosen);
        } catch (BindException e) {
            throw new StateError(
                    "the live page cannot be opened: port " + chosen.port + " is taken",
                    "Give another one, or 0 for any that is free.");
        } catch (IOException e) {
            throw new StateError("the live page cannot be opened: " + e.getMessage());
        }
    }

    /// The address, with the token behind `#`, which a browser keeps to itself. Who opens the page
    /// without it sees everything and can hold nothing.
    public String url() {
        return "http://127.0.0.1:" + port() + "/#" + token;
    }

    /// The port.
    public int port() {
        return server.getAddress().getPort();
    }

    /// Closes the page; runs go on.
    @Override
    public void close() {
        requests.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
