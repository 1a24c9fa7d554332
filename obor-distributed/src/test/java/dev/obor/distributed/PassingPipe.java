package dev.obor.distributed;

import java.io.IOException;
import java.nio.ByteBuffer;

/// A pipe that passes everything on to another, for tests that look at what goes through.
class PassingPipe implements Pipe {
    private final Pipe pipe;

    PassingPipe(Pipe pipe) {
        this.pipe = pipe;
    }

    @Override
    public void write(ByteBuffer from) throws IOException {
        pipe.write(from);
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        return pipe.read(to);
    }

    @Override
    public void end() {
        pipe.end();
    }

    @Override
    public void close() {
        pipe.close();
    }
}
