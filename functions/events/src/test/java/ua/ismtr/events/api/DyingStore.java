package ua.ismtr.events.api;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import ua.ismtr.events.EventStore;

/**
 * A store whose callers die at every third write, by turns right before it and right after it: nobody learns from an answer
 * which of both it was.
 */
final class DyingStore {
    private static final Set<String> WRITES =
            Set.of("create", "replace", "ask", "forget", "replaceSeats", "move", "settled");

    /** The end of a call. */
    static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1;

        Died() {
            super("The function was killed");
        }
    }

    private final EventStore store;
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger deaths = new AtomicInteger();

    DyingStore(EventStore store) {
        this.store = store;
    }

    int deaths() {
        return deaths.get();
    }

    EventStore seenByCalls() {
        return (EventStore) Proxy.newProxyInstance(
                EventStore.class.getClassLoader(),
                new Class<?>[] {EventStore.class},
                (proxy, method, arguments) -> invoke(method, arguments));
    }

    private @Nullable Object invoke(Method method, Object @Nullable [] arguments) throws IllegalAccessException {
        int write = WRITES.contains(method.getName()) ? writes.incrementAndGet() : 1;
        if (write % 6 == 0) {
            throw died();
        }
        @Nullable Object result;
        try {
            result = method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        }
        if (write % 6 == 3) {
            throw died();
        }
        return result;
    }

    private Died died() {
        deaths.incrementAndGet();
        return new Died();
    }
}
