package dev.obor.data;

import dev.obor.base.DTypeError;
import dev.obor.base.StateError;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.RecordComponent;
import java.util.function.Function;

/// Takes records apart and builds them again.
final class Records {
    private Records() {}

    /// A record of the same type with every component replaced.
    ///
    /// @throws DTypeError if a component cannot hold what the function makes of it
    static Record map(Record record, Function<RecordComponent, Object> change) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = change.apply(components[i]);
            if (!types[i].isInstance(values[i])) {
                throw new DTypeError(
                        "default_collate: the component '"
                                + components[i].getName()
                                + "' of the record "
                                + record.getClass().getSimpleName()
                                + " is a "
                                + types[i].getSimpleName()
                                + " and cannot hold a "
                                + values[i].getClass().getSimpleName()
                                + " of the whole batch; declare it as Tensor, or give the loader a"
                                + " collate function");
            }
        }
        try {
            var constructor = record.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            throw closed(record.getClass(), e);
        }
    }

    static Object get(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            throw closed(record.getClass(), e);
        }
    }

    private static StateError closed(Class<?> type, Exception cause) {
        return new StateError(
                "default_collate: the record "
                        + type.getName()
                        + " cannot be taken apart; its module needs the line 'opens "
                        + type.getPackageName()
                        + " to dev.obor;', or give the loader a collate function",
                cause);
    }
}
