package dev.obor.io;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Where a pickle's tensors have their elements.
interface Storages {
    /// The memory that a pickle names, before it is read.
    interface Stored {
        /// The type of its elements, or null where only the tensors know.
        @Nullable ElementType type();

        /// All of it, as elements of a type with a dtype; the same at each call. What is in it is
        /// read later: see [#onceRead].
        RawElements.Memory memory(ElementType type) throws IOException;
    }

    /// What is done once the elements of a tensor are there.
    interface Task {
        void perform();
    }

    /// @param type the type of the elements, or null if they are bytes
    /// @param numel how many there are
    /// @throws FormatException if there are not so many
    Stored open(String key, @Nullable ElementType type, long numel) throws IOException;

    /// A part of the memory that another key names; of PyTorch's files before 2020.
    default Stored part(Stored whole, String key, long offset, long numel) throws IOException {
        throw new FormatException("has a storage that is a part of another");
    }

    /// Does something once the elements are there, which is when the pickle was read.
    default void onceRead(Task task) {
        throw new AssertionError("no storage was opened");
    }

    /// For pickles that have no tensors.
    Storages NONE =
            (key, type, numel) -> {
                throw new FormatException("refers to elements that are not in it");
            };
}
